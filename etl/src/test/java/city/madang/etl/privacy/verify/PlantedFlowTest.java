package city.madang.etl.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.RawHierarchy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// A sound release of flows in which one violation is planted: it must be caught.
///
/// Six flows of 10 trips by 7 entities, and 4 suppressed trips.
class PlantedFlowTest {
  private static final int FLOWS = 6;

  @Property(tries = 20, seed = "20261124")
  void verify_nothingPlanted_passes(@ForAll @IntRange(max = 5) int place) {
    var flows = sound();
    flows.add(flows.remove(place));

    assertThat(reasons(flows, sound())).isEmpty();
  }

  @Property(tries = 20, seed = "20261124")
  void verify_countBelowK_isRefused(
      @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(min = 1, max = 4) int entities) {
    var flows = planted(place, flow(place, 10, entities));

    assertThat(reasons(flows, flows)).contains("1 classes with 10 rows hold fewer than 5 entities");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_entityCountedTwice_isRefused(
      @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(min = 1, max = 3) int more) {
    var flows = planted(place, flow(place, 10, 7 + more));

    assertThat(reasons(flows, sound())).contains("1 flows differ from the trips behind them");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_moreEntitiesThanTrips_isRefused(
      @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(min = 11, max = 99) int entities) {
    var flows = planted(place, flow(place, 10, entities));

    assertThat(reasons(flows, flows)).contains("counts of rows and entities that cannot be true");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_tripLostOrInvented_isRefused(
      @ForAll @IntRange(max = 5) int place, @ForAll @IntRange(min = -3, max = 9) int more) {
    var flows = planted(place, flow(place, 10 + (more == 0 ? 10 : more), 7));

    assertThat(reasons(flows, sound()))
        .contains("1 flows differ from the trips behind them", "the run claims 60 published rows");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_flowLeftOut_isRefused(@ForAll @IntRange(max = 5) int place) {
    var flows = sound();
    flows.remove(place);

    assertThat(reasons(flows, sound())).contains("1 flows differ from the trips behind them");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_flowListedTwice_isRefused(@ForAll @IntRange(max = 5) int place) {
    var flows = sound();
    flows.add(flows.get(place));

    assertThat(reasons(flows, sound())).contains("1 classes are listed more than once");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_flowOfOtherTrips_isRefused(@ForAll @IntRange(max = 5) int place) {
    var flows = planted(place, flow((place + 1) % FLOWS, 10, 7));

    assertThat(reasons(flows, sound())).contains("flows differ", "listed more than once");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_cellThatDoesNotExist_isRefused(@ForAll @IntRange(min = 6, max = 99) int cell) {
    var flows = planted(0, flow(cell, 10, 7));

    assertThat(reasons(flows, flows))
        .contains("1 classes have a value that is not in the hierarchy");
  }

  @Property(tries = 20, seed = "20261124")
  void verify_moreSuppressedThanAllowed_isRefused(@ForAll @IntRange(min = 1, max = 6) int left) {
    var flows = new ArrayList<>(sound().subList(left, FLOWS));
    long kept = flows.size() * 10L;
    var claimed = new RowFigures(64, kept, 64 - kept, 0);

    assertThat(reasons(claimed, flows, flows)).contains("are suppressed, the policy allows");
  }

  private static List<ReleasedClass> sound() {
    return new ArrayList<>(IntStream.range(0, FLOWS).mapToObj(i -> flow(i, 10, 7)).toList());
  }

  private static List<ReleasedClass> planted(int place, ReleasedClass planted) {
    var flows = sound();
    flows.set(place, planted);
    return flows;
  }

  private static ReleasedClass flow(int cell, long trips, long entities) {
    return new ReleasedClass(List.of("c" + cell, "c0", "w0"), trips, entities);
  }

  private static String reasons(List<ReleasedClass> flows, List<ReleasedClass> recounted) {
    return reasons(new RowFigures(64, 60, 4, 0), flows, recounted);
  }

  private static String reasons(
      RowFigures claimed, List<ReleasedClass> flows, List<ReleasedClass> recounted) {
    var policy = new PrivacyPolicy(5, 0.1, Recoding.LOCAL, false);
    var cells = IntStream.range(0, FLOWS).mapToObj(i -> List.of("c" + i, "*")).toList();
    List<RawHierarchy> hierarchies =
        List.of(
            new RawHierarchy.Lines("origin", cells),
            new RawHierarchy.Lines("destination", cells),
            new RawHierarchy.Lines("window", List.of(List.of("w0", "*"), List.of("w1", "*"))));
    return String.join(
        "; ",
        FlowVerifier.verify(new Evidence(hierarchies, policy, claimed), flows, recounted.stream())
            .reasons());
  }
}
