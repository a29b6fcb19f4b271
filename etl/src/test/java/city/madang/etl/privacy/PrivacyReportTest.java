package city.madang.etl.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.attack.AttackFigures;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.report.Figures;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PrivacyReportTest {
  private static final List<RawHierarchy> HIERARCHIES =
      List.of(new RawHierarchy.Values("sex", Set.of("f", "m")));
  private static final Histogram HISTOGRAM =
      Histogram.of(List.of("sex"), Stream.of(new Cell(List.of("f"), 3), new Cell(List.of("m"), 4)));
  private static final Plan PLAN =
      Anonymizer.plan(
          HISTOGRAM,
          HIERARCHIES.stream().map(Hierarchy::of).toList(),
          Releases.policy(3, 0, Recoding.GLOBAL));
  private static final PrivacyReport.VerifiedFile FILE =
      new PrivacyReport.VerifiedFile("trips.csv", "0".repeat(64));

  private static final Figures FIGURES = figures();
  private static final String BUCKETS =
      JsonMapper.shared().writeValueAsString(FIGURES.classSizes().before().buckets());

  private static Figures figures() {
    var sizes = Releases.sizes(HISTOGRAM);
    return Figures.before(Releases.policy(3, 0, Recoding.GLOBAL), sizes, Risk.of(sizes, 3));
  }

  @Test
  void json_readAgain_isTheSameReport() {
    var report = report(new RowFigures(8, 7, 0, 1));

    var json = JsonMapper.shared().writeValueAsString(report);

    assertThat(JsonMapper.shared().readValue(json, PrivacyReport.class)).isEqualTo(report);
  }

  @Test
  void of_soundRelease_isTheContractsJson() {
    var json = JsonMapper.shared().writeValueAsString(report(new RowFigures(8, 7, 0, 1)));

    assertThat(json)
        .isEqualTo(
            """
            {"dataset":"trips","rows":{"read":8,"published":7,"suppressed":0,"rejected":1},\
            "k":{"required":3,"entities":3,"rows":3},"classes":2,"loss":0.0,"discernibility":25,\
            "averageClassSize":3.5,"sensitive":[],"recoding":{"method":"global","levels":{"sex":[7,0]}},\
            "cpuSeconds":0.5,"attacks":{"linkKeys":[],"intersection":{"releases":0,"entities":0,\
            "minimum":0,"below":0,"note":"nothing is released"},"differencing":{"releases":0,\
            "differences":0,"minimum":0,"below":0},"pseudonyms":[],"reasons":[]},"verdict":"published","reasons":[],\
            "file":{"name":"trips.csv","sha256":"%s"},\
            "policy":{"k":3,"suppression":0.0,"recoding":"global","entity":"row","sensitive":[],\
            "linkKeys":0.05,"successive":"check","population":null},\
            "risk":{"before":{"prosecutor":{"highest":0.3333333333333333,"mean":0.2857142857142857,\
            "threshold":0.3333333333333333,"shareAbove":0.0},"journalist":null,\
            "marketer":0.2857142857142857,"uniques":{"classes":0,"rows":0},\
            "rowCounting":{"seeminglySafe":7,"tooFewPeople":0,"onePerson":0},"population":null},\
            "after":null},\
            "classSizes":{"before":{"classes":2,"rows":7,"averageClassSize":3.5,\
            "discernibility":25,"buckets":%s},"after":null},\
            "lossByColumn":{},"suppressedByCause":{},"utility":{"points":[]}}\
            """
                .formatted("0".repeat(64), BUCKETS));
  }

  @Test
  void of_violation_isRefusedWithReasons() {
    var report = report(new RowFigures(9, 7, 0, 1));

    assertThat(report.published()).isFalse();
    assertThat(report.verdict()).isEqualTo("refused");
    assertThat(report.reasons()).hasSize(1);
  }

  @Test
  void of_anotherLossThanThePlan_isRefused() {
    var evidence =
        new Evidence(
            HIERARCHIES, Releases.policy(3, 0, Recoding.GLOBAL), new RowFigures(7, 7, 0, 0));
    var verified = Verifier.verify(evidence, Stream.of(new ReleasedClass(List.of("*"), 7, 7)));

    var report =
        PrivacyReport.of(
            new DatasetId("trips"), verified, AttackFigures.none(), PLAN, 0.5, FILE, FIGURES);

    assertThat(report.verdict()).isEqualTo("refused");
  }

  @Test
  void new_publishedBelowK_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> report("published", 2, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> report("refused", 3, List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> report("published", 3, List.of("no")));
  }

  private static PrivacyReport report(RowFigures claimed) {
    var policy = Releases.policy(3, 0, Recoding.GLOBAL);
    var verified =
        Verifier.verify(
            new Evidence(HIERARCHIES, policy, claimed), Releases.classes(HISTOGRAM, PLAN).stream());
    return PrivacyReport.of(
        new DatasetId("trips"), verified, AttackFigures.none(), PLAN, 0.5, FILE, FIGURES);
  }

  private static PrivacyReport report(String verdict, long entities, List<String> reasons) {
    var k = new Verification.SmallestClass(3, entities, 3);
    var method = new PrivacyReport.Method("global", new LinkedHashMap<>());
    var rows = new RowFigures(7, 7, 0, 0);
    return new PrivacyReport(
        "trips",
        rows,
        k,
        1,
        0,
        0,
        0,
        List.of(),
        method,
        0,
        AttackFigures.none(),
        verdict,
        reasons,
        FILE,
        FIGURES.policy(),
        FIGURES.risk(),
        FIGURES.classSizes(),
        FIGURES.lossByColumn(),
        FIGURES.suppressedByCause(),
        FIGURES.utility());
  }
}
