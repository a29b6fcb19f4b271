package city.madang.etl.privacy.search;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.Releases;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UtilityCurveTest {
  private static final Histogram HISTOGRAM =
      Histogram.of(List.of("sex"), Stream.of(new Cell(List.of("f"), 4), new Cell(List.of("m"), 7)));
  private static final List<Hierarchy> HIERARCHIES =
      List.of(Hierarchy.flat("sex", Set.of("f", "m")));

  @Test
  void of_eachK_isTheLossOfItsPlan() {
    var policy = Releases.policy(4, 0, Recoding.GLOBAL);
    var plan = Anonymizer.plan(HISTOGRAM, HIERARCHIES, policy);

    var points = UtilityCurve.of(plan, HISTOGRAM, HIERARCHIES, policy).points();

    assertThat(points).extracting(UtilityCurve.Point::k).containsExactly(2, 3, 4, 5, 10, 15, 20);
    assertThat(points)
        .extracting(UtilityCurve.Point::loss)
        .containsExactly(
            Optional.of(0.0),
            Optional.of(0.0),
            Optional.of(0.0),
            Optional.of(1.0),
            Optional.of(1.0),
            Optional.empty(),
            Optional.empty());
  }
}
