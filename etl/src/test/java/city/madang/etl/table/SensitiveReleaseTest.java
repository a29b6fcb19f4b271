package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.DATE;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.NUMBER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.FieldType.TIME;
import static city.madang.etl.dataset.FieldType.YEAR;
import static city.madang.etl.dataset.Role.ENTITY;
import static city.madang.etl.dataset.Role.SENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.etl.dataset.AttackLimits;
import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distance;
import city.madang.etl.dataset.SensitiveRule.Distinct;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.RuleFigure;
import city.madang.etl.privacy.verify.SensitiveEvidence;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table with sensitive fields on its whole way: stage, histogram, plan, release, verification.
class SensitiveReleaseTest {
  /// Of 1998 there are all illnesses, of 1976 one: no class may hold it alone.
  private static final String PATIENTS =
      """
      person,year,ill,pay
      p1,1998,flu,9
      p1,1998,flu,10
      p2,1998,cold,11
      p3,1998,,
      p4,1976,flu,10
      p5,1976,flu,-1
      p5,1976,flu,9
      p6,1976,flu,10
      """;

  private static final SensitiveRule[] LAX = {
    new Distinct("ill", 2), new Closeness("pay", Distance.ORDERED, 0.3)
  };

  @TempDir Path folder;
  private EngineTestData data;

  @BeforeEach
  void open() {
    data = new EngineTestData(folder);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private static DescriptorTestData patients() {
    return dataset()
        .role(ENTITY, STRING, "person")
        .quasi(YEAR, "year")
        .role(SENSITIVE, STRING, "ill")
        .role(SENSITIVE, INTEGER, "pay");
  }

  @Test
  void histogram_sensitiveFields_countsRowsOfEachValue() {
    data.stage(patients(), PATIENTS);

    assertThat(histogram().cells())
        .extracting(Cell::rows, Cell::sensitive, cell -> cell.entities().length)
        .containsExactly(
            tuple(4L, List.of(Map.of("flu", 4L), Map.of("10", 2L, "-1", 1L, "9", 1L)), 3),
            tuple(
                4L,
                List.of(
                    Map.of("flu", 2L, "cold", 1L, "", 1L),
                    Map.of("9", 1L, "10", 1L, "11", 1L, "", 1L)),
                3));
    assertThat(histogram().sensitiveValues(1)).containsExactly("", "-1", "9", "10", "11");
  }

  @Test
  void histogram_rowIsEntity_countsTheSame() {
    data.stage(patients(), PATIENTS);
    var rows = data.engine.histogram(data.staged(), patients().table(), true, 3);

    assertThat(rows.cells().map(Cell::sensitive))
        .isEqualTo(histogram().cells().map(Cell::sensitive).toList());
  }

  @Test
  void references_anyType_haveTheOrderOfTheirType() {
    var table =
        dataset()
            .quasi(STRING, "q")
            .role(SENSITIVE, NUMBER, "n")
            .role(SENSITIVE, DATE, "d")
            .role(SENSITIVE, TIME, "t")
            .role(SENSITIVE, STRING, "s");
    data.stage(
        table,
        """
        q,n,d,t,s
        a,10,2024-01-02,10:00:00.5,b
        b,9.5,1999-12-31,10:00,가
        c,1e20,,09:59:59,A
        d,-0.5,1999-12-31,10:00:00.25,
        """);

    var references = data.engine.references(data.staged(), table.table());
    var histogram = data.engine.histogram(data.staged(), table.table(), true, 2);

    assertThat(references.getFirst().rows().sequencedKeySet())
        .containsExactly("-0.5", "9.5", "10", "1e+20");
    assertThat(references.get(1).rows().sequencedEntrySet())
        .containsExactly(
            Map.entry("", 1L), Map.entry("1999-12-31", 2L), Map.entry("2024-01-02", 1L));
    for (int field = 0; field < 4; field++) {
      assertThat(histogram.sensitiveValues(field))
          .isEqualTo(List.copyOf(references.get(field).rows().sequencedKeySet()));
    }
  }

  @Test
  void release_goodPlan_isVerifiedFromTheFile() {
    data.stage(patients(), PATIENTS);
    var plan = plan(policy(LAX));

    var verified = release(policy(LAX), plan);

    assertThat(verified.reasons()).isEmpty();
    assertThat(verified.classes()).isEqualTo(1);
    assertThat(verified.sensitive())
        .extracting(RuleFigure::model, RuleFigure::measured)
        .containsExactly(tuple("distinct", 3.0), tuple("ordered", 0.0));
    assertThat(classes())
        .containsExactly(
            new ReleasedClass(
                List.of("*"),
                8,
                6,
                List.of(
                    Map.of("flu", 6L, "cold", 1L, "", 1L),
                    Map.of("", 1L, "-1", 1L, "9", 2L, "10", 3L, "11", 1L))));
  }

  @Test
  void release_planThatKeepsKAlone_isRefusedFromTheFile() {
    data.stage(patients(), PATIENTS);
    var lax = policy(new Closeness("ill", Distance.EQUAL, 0.9), new Distinct("pay", 2));
    var plan = plan(lax);

    var verified = release(policy(LAX), plan);

    assertThat(release(lax, plan).reasons()).isEmpty();
    assertThat(verified.classes()).isEqualTo(2);
    assertThat(verified.reasons())
        .singleElement()
        .asString()
        .startsWith("field ill: 1 classes with 4 rows break the rule distinct 2.0: ");
  }

  @Test
  void classes_rowIsEntity_haveTheSameSensitiveValues() {
    data.stage(patients(), PATIENTS);
    release(policy(LAX), plan(policy(LAX)));

    try (var classes =
        data.engine.classes(data.released(), data.staged(), patients().table(), true)) {
      assertThat(classes.map(ReleasedClass::sensitive))
          .isEqualTo(classes().stream().map(ReleasedClass::sensitive).toList());
    }
  }

  /// What is planned for is rounded; what is verified is the file as it is.
  @Test
  void classes_ofValuesThatShouldHaveBeenRounded_areThoseOfTheFile() {
    data.stage(patients(), PATIENTS);
    release(policy(LAX), plan(policy(LAX)));
    var pay =
        new Field(
            "pay", INTEGER, SENSITIVE, Optional.empty(), OptionalLong.of(5), Constraints.NONE);
    var rounded =
        dataset()
            .role(ENTITY, STRING, "person")
            .quasi(YEAR, "year")
            .role(SENSITIVE, STRING, "ill")
            .field(pay)
            .table();

    var planned = data.engine.histogram(data.staged(), rounded, false, 3);

    assertThat(planned.sensitiveValues(1)).containsExactly("", "0", "10");
    assertThat(data.engine.references(data.staged(), rounded).getLast().rows())
        .containsOnlyKeys("", "0", "10");
    try (var classes = data.engine.classes(data.released(), data.staged(), rounded, false)) {
      assertThat(classes.findFirst().orElseThrow().sensitive().getLast())
          .containsOnlyKeys("", "-1", "9", "10", "11");
    }
  }

  private Histogram histogram() {
    return data.engine.histogram(data.staged(), patients().table(), false, 3);
  }

  private Plan plan(PrivacyPolicy policy) {
    return Anonymizer.plan(histogram(), List.of(Hierarchy.of(years())), policy);
  }

  private RawHierarchy years() {
    return new RawHierarchy.Values("year", new HashSet<>(histogram().values(0)));
  }

  private Verification release(PrivacyPolicy policy, Plan plan) {
    data.engine.release(data.staged(), patients().table(), plan, data.released());
    var references = data.engine.references(data.staged(), patients().table());
    return Verifier.verify(
        new Evidence(
            List.of(years()),
            policy,
            new RowFigures(8, 8, 0, 0),
            new SensitiveEvidence(references, List.of())),
        classes().stream());
  }

  private List<ReleasedClass> classes() {
    try (var classes =
        data.engine.classes(data.released(), data.staged(), patients().table(), false)) {
      return classes.toList();
    }
  }

  private static PrivacyPolicy policy(SensitiveRule... rules) {
    return new PrivacyPolicy(3, 0, Recoding.LOCAL, false, List.of(rules), AttackLimits.DEFAULT);
  }
}
