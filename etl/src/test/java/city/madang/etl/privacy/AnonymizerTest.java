package city.madang.etl.privacy;

import static city.madang.etl.privacy.Releases.lines;
import static city.madang.etl.privacy.Releases.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnonymizerTest {
  private static final List<String> FIELDS = List.of("place");
  private static final RawHierarchy PLACES = lines("place", "a;AB;*", "b;AB;*", "c;CD;*", "d;CD;*");

  @ParameterizedTest
  @EnumSource(Recoding.class)
  void plan_classesReachK_nothingIsLost(Recoding recoding) {
    var plan = plan(policy(2, 0, recoding), cell("a", 2), cell("c", 3));

    assertThat(plan.loss()).isZero();
    assertThat(Releases.released(plan)).containsEntry(List.of("a"), List.of("a"));
    assertThat(plan.levels()).containsEntry("place", List.of(5L, 0L, 0L));
  }

  @Test
  void plan_localWithOneSmallValue_lendsToItsPool() {
    var plan = plan(policy(3, 0, Recoding.LOCAL), cell("a", 1), cell("b", 2), cell("c", 9));

    assertThat(Releases.released(plan))
        .containsEntry(List.of("a"), List.of("AB"))
        .containsEntry(List.of("b"), List.of("AB"))
        .containsEntry(List.of("c"), List.of("c"));
  }

  @Test
  void plan_globalWithRareValue_suppressesItWithinTheLimit() {
    var plan = plan(policy(5, 0.1, Recoding.GLOBAL), cell("a", 90), cell("c", 1));

    assertThat(plan.suppressedRows()).isEqualTo(1);
    assertThat(Releases.released(plan)).containsOnlyKeys(List.of("a"));
    assertThat(plan.method()).isEqualTo("global");
  }

  @Test
  void plan_suppressionLimitOfAFraction_isExact() {
    var plan = plan(policy(5, 0.05, Recoding.GLOBAL), cell("a", 19), cell("c", 1));

    assertThat(plan.suppressedRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Recoding.class)
  void plan_manyRowsOfOnePerson_countAsOne(Recoding recoding) {
    var policy = new PrivacyPolicy(2, 0, recoding, false);
    var plan = plan(policy, entities("a", 100, 1), entities("b", 1, 2), entities("c", 5, 3, 4));

    assertThat(Releases.released(plan))
        .containsEntry(List.of("a"), List.of("AB"))
        .containsEntry(List.of("b"), List.of("AB"));
  }

  @ParameterizedTest
  @EnumSource(Recoding.class)
  void plan_fewerEntitiesThanK_isRefused(Recoding recoding) {
    refused(
        () -> plan(policy(6, 1, recoding), cell("a", 2), cell("c", 3)),
        "k is 6, but the table has fewer entities");
  }

  @Test
  void plan_noRows_isRefused() {
    refused(() -> plan(policy(2, 1, Recoding.LOCAL)), "fewer entities");
  }

  @Test
  void plan_valuesOutsideTheHierarchy_areRefusedWithCountOnly() {
    refused(
        () -> plan(policy(2, 0, Recoding.LOCAL), cell("secret1", 2), cell("secret2", 3)),
        "field place: 2 distinct values are not in the hierarchy");
  }

  @Test
  void plan_emptyValueWithoutALine_isRefusedWithTheRemedy() {
    refused(
        () -> plan(policy(2, 0, Recoding.LOCAL), cell("", 2), cell("a", 3)),
        "field place: the empty value has no line in the hierarchy: add one that begins with the");
  }

  @Test
  void plan_rowIsEntityWithoutSayingSo_isRefused() {
    var policy = new PrivacyPolicy(2, 0, Recoding.LOCAL, false);

    refused(() -> plan(policy, cell("a", 5)), "no entities were counted");
  }

  @Test
  void plan_missingOrForeignHierarchy_isRefused() {
    var histogram = Histogram.of(FIELDS, Stream.of(cell("a", 5)));
    var foreign = List.of(Hierarchy.flat("other", List.of("x")));

    refused(
        () -> Anonymizer.plan(histogram, foreign, policy(2, 0, Recoding.LOCAL)),
        "field place: 0 hierarchies");
  }

  @Test
  void plan_globalWithTooManyVectors_isRefusedAndLocalIsNot() {
    var fields = IntStream.range(0, 23).mapToObj(field -> "f" + field).toList();
    var histogram = Histogram.of(fields, Stream.of(new Cell(Collections.nCopies(23, "x"), 5)));
    var flat = fields.stream().map(field -> Hierarchy.flat(field, List.of("x"))).toList();

    refused(
        () -> Anonymizer.plan(histogram, flat, policy(5, 0, Recoding.GLOBAL)),
        "use local recoding");
    assertThat(Anonymizer.plan(histogram, flat, policy(5, 0, Recoding.BEST)).loss()).isZero();
  }

  @Test
  void plan_withoutQuasiIdentifiers_isOneClass() {
    var histogram = Histogram.of(List.of(), Stream.of(new Cell(List.of(), 5)));

    var plan = Anonymizer.plan(histogram, List.of(), policy(5, 0, Recoding.BEST));

    assertThat(plan.loss()).isZero();
    assertThat(Releases.released(plan)).containsEntry(List.of(), List.of());
  }

  private static Plan plan(PrivacyPolicy policy, Cell... cells) {
    return Anonymizer.plan(
        Histogram.of(FIELDS, Stream.of(cells)), List.of(Hierarchy.of(PLACES)), policy);
  }

  private static Cell cell(String place, long rows) {
    return new Cell(List.of(place), rows);
  }

  private static Cell entities(String place, long rows, long... entities) {
    return new Cell(List.of(place), rows, entities);
  }

  private static void refused(Runnable planning, String reason) {
    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(planning::run)
        .withMessageContaining(reason)
        .satisfies(refusal -> assertThat(refusal.reasons().toString()).doesNotContain("secret"));
  }
}
