package city.madang.etl.privacy;

import static city.madang.etl.privacy.Releases.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.AttackLimits;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.dataset.SensitiveRule;
import city.madang.etl.dataset.SensitiveRule.Closeness;
import city.madang.etl.dataset.SensitiveRule.Distance;
import city.madang.etl.dataset.SensitiveRule.Distinct;
import city.madang.etl.dataset.SensitiveRule.Entropy;
import city.madang.etl.dataset.SensitiveRule.Recursive;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.histogram.SensitiveField;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.Reference;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.RuleFigure;
import city.madang.etl.privacy.verify.SensitiveEvidence;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SensitiveTest {
  private static final RawHierarchy PLACES = lines("place", "a;AB;*", "b;AB;*", "c;CD;*", "d;CD;*");
  private static final Distinct TWO = new Distinct("ill", 2);

  @ParameterizedTest
  @EnumSource(Recoding.class)
  void plan_classWithOneValue_isNoClass(Recoding recoding) {
    var plan =
        plan(
            policy(0, recoding, TWO),
            cell("a", Map.of("flu", 9L)),
            cell("b", Map.of("flu", 5L, "cold", 1L)),
            cell("c", Map.of("flu", 4L, "cold", 4L)));

    assertThat(Releases.released(plan)).containsEntry(List.of("a"), List.of("AB"));
  }

  @Test
  void plan_goodClassOfTheLowestLevel_isKeptWhereGeneralizationSpoilsIt() {
    // On AB the class of a is spoilt by b, so more rows break the rule above than below.
    var plan =
        plan(
            policy(0.5, Recoding.GLOBAL, new Closeness("ill", Distance.EQUAL, 0.2)),
            cell("a", Map.of("flu", 5L, "cold", 5L)),
            cell("b", Map.of("flu", 10L)),
            cell("c", Map.of("flu", 5L, "cold", 6L)));

    assertThat(Releases.released(plan)).containsOnlyKeys(List.of("a"), List.of("c"));
    assertThat(plan.suppressedRows()).isEqualTo(10);
  }

  @Test
  void plan_wholeTableFails_saysWhichRule() {
    var cells = new Cell[] {cell("a", Map.of("flu", 9L)), cell("c", Map.of("flu", 9L))};

    refused(
        () -> plan(policy(0.5, Recoding.BEST, TWO), cells),
        "field ill: the whole table has 1 distinct values, the rule asks for 2: drop the field");
    refused(
        () -> plan(policy(0, Recoding.BEST, new Entropy("ill", 2)), cells),
        "field ill: the whole table has the entropy of 1.000 equal values, the rule asks for 2.0");
    refused(
        () -> plan(policy(0.1, Recoding.LOCAL, new Recursive("ill", 3, 2)), cells),
        "field ill: the whole table has 18 rows of its most frequent value and 0 from the 2.");
  }

  @Test
  void plan_wholeTableFailsButSuppressionHelps_isFound() {
    var plan =
        plan(
            policy(0.5, Recoding.GLOBAL, new Recursive("ill", 1.5, 2)),
            cell("a", Map.of("flu", 4L, "cold", 3L)),
            cell("c", Map.of("flu", 6L)));

    assertThat(Releases.released(plan)).containsOnlyKeys(List.of("a"));
  }

  @Test
  void plan_sensitiveFieldWithoutRule_isRefused() {
    refused(
        () -> plan(policy(0, Recoding.LOCAL), cell("a", Map.of("flu", 9L))),
        "field ill: it is sensitive, but no rule says how to protect it");
  }

  @Test
  void plan_ruleForAnotherField_isRefused() {
    refused(
        () -> plan(policy(0, Recoding.LOCAL, TWO, new Distinct("pay", 2)), cell("a", good())),
        "field pay: no such sensitive field was counted");
  }

  @Test
  void plan_valueOutsideItsHierarchy_isRefusedWithCountOnly() {
    var rule = new Closeness("ill", Distance.HIERARCHICAL, 0.2);
    var hierarchies = List.of(Hierarchy.of(PLACES), Hierarchy.of(lines("ill", "flu;*")));

    refused(
        () ->
            Anonymizer.plan(
                histogram(cell("a", Map.of("flu", 5L, "secret", 4L))),
                hierarchies,
                policy(0, Recoding.LOCAL, rule)),
        "field ill: 1 distinct values are not in the hierarchy");
    refused(
        () -> plan(policy(0, Recoding.LOCAL, rule), cell("a", good())),
        "field ill: no hierarchy tells which values are close");
  }

  @Test
  void verify_soundRelease_measuresTheWorstClass() {
    var rules = policy(0, Recoding.LOCAL, TWO, new Closeness("ill", Distance.EQUAL, 0.3));

    var verified =
        verify(
            rules,
            table(12, 8),
            released("AB", Map.of("flu", 6L, "cold", 5L)),
            released("CD", Map.of("flu", 6L, "cold", 3L)));

    assertThat(verified.reasons()).isEmpty();
    assertThat(verified.sensitive())
        .extracting(RuleFigure::field, RuleFigure::model, RuleFigure::required)
        .containsExactly(tuple("ill", "distinct", 2.0), tuple("ill", "equal", 0.3));
    assertThat(verified.sensitive().getFirst().measured()).isEqualTo(2);
    assertThat(verified.sensitive().getLast().measured()).isCloseTo(2 / 3.0 - 0.6, within(1e-12));
  }

  @Test
  void verify_ruleNobodyCouldCheck_isRefused() {
    var evidence =
        new Evidence(List.of(PLACES), policy(0, Recoding.LOCAL, TWO), new RowFigures(9, 9, 0, 0));

    var verified = Verifier.verify(evidence, Stream.of(new ReleasedClass(List.of("*"), 9, 9)));

    assertThat(verified.reasons())
        .singleElement()
        .asString()
        .contains("ill: its rule was not checked");
  }

  @Test
  void verify_sensitiveFieldWithoutRule_isRefused() {
    assertThat(verify(policy(0, Recoding.LOCAL), table(5, 4), released("*", good())).reasons())
        .singleElement()
        .asString()
        .contains("field ill: it is sensitive without a rule");
  }

  @Test
  void verify_countsThatDoNotAddUp_areRefused() {
    var policy = policy(0, Recoding.LOCAL, TWO);
    var some = new ReleasedClass(List.of("*"), 9, 9, List.of(Map.of("flu", 5L, "cold", 3L)));
    var none = new ReleasedClass(List.of("*"), 9, 9);

    assertThat(verify(policy, table(5, 4), some).reasons()).asString().contains("1 classes do not");
    assertThat(verify(policy, table(5, 4), none).reasons()).asString().contains("1 classes do not");
  }

  @Test
  void verify_referenceOfAnotherTable_isRefused() {
    var policy = policy(0, Recoding.LOCAL, TWO);

    assertThat(verify(policy, table(50, 4), released("*", good())).reasons())
        .asString()
        .contains("counted in 54 rows, the table has 9");
    assertThat(verify(policy, table(6, 3), released("*", good())).reasons())
        .asString()
        .contains("1 values stand more often in the file than in the table");
  }

  @Test
  void verify_hierarchyWithoutTheValue_isRefused() {
    var policy = policy(0, Recoding.LOCAL, new Closeness("ill", Distance.HIERARCHICAL, 0.3));

    assertThat(verify(policy, table(5, 4), released("*", good())).reasons())
        .asString()
        .contains("field ill: 2 values are not in its hierarchy");
  }

  private static Verification verify(
      PrivacyPolicy policy, Reference reference, ReleasedClass... classes) {
    long rows = Stream.of(classes).mapToLong(ReleasedClass::rows).sum();
    var sensitive = new SensitiveEvidence(List.of(reference), List.of());
    return Verifier.verify(
        new Evidence(List.of(PLACES), policy, new RowFigures(rows, rows, 0, 0), sensitive),
        Stream.of(classes));
  }

  private static Reference table(long flu, long cold) {
    var rows = new LinkedHashMap<String, Long>();
    rows.put("cold", cold);
    rows.put("flu", flu);
    return new Reference("ill", rows);
  }

  private static ReleasedClass released(String place, Map<String, Long> ill) {
    long rows = ill.values().stream().mapToLong(Long::longValue).sum();
    return new ReleasedClass(List.of(place), rows, rows, List.of(ill));
  }

  private static Map<String, Long> good() {
    return Map.of("flu", 5L, "cold", 4L);
  }

  private static Plan plan(PrivacyPolicy policy, Cell... cells) {
    return Anonymizer.plan(histogram(cells), List.of(Hierarchy.of(PLACES)), policy);
  }

  private static Histogram histogram(Cell... cells) {
    return Histogram.of(
        List.of("place"),
        List.of(new SensitiveField("ill", FieldType.STRING)),
        Integer.MAX_VALUE,
        Stream.of(cells));
  }

  private static Cell cell(String place, Map<String, Long> ill) {
    long rows = ill.values().stream().mapToLong(Long::longValue).sum();
    return new Cell(List.of(place), rows, new long[0], List.of(ill));
  }

  private static PrivacyPolicy policy(
      double suppression, Recoding recoding, SensitiveRule... rules) {
    return new PrivacyPolicy(2, suppression, recoding, true, List.of(rules), AttackLimits.DEFAULT);
  }

  private static void refused(Runnable planning, String reason) {
    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(planning::run)
        .withMessageContaining(reason)
        .satisfies(
            refusal ->
                assertThat(refusal.reasons().toString()).doesNotContain("secret", "flu", "cold"));
  }
}
