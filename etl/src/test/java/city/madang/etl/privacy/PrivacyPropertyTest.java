package city.madang.etl.privacy;

import static city.madang.etl.privacy.Releases.lines;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.Verifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PrivacyPropertyTest {
  private static final List<String> FIELDS = List.of("place", "year", "sex");
  private static final List<RawHierarchy> HIERARCHIES =
      List.of(
          lines("place", "a;AB;AD;*", "b;AB;AD;*", "c;CD;AD;*", "d;CD;AD;*", "e;E;E;*", ";;;*"),
          new RawHierarchy.Ranges(
              "year", List.of(5, 10), Set.of("1988", "1990", "1991", "1994", "1995", "2001", "")),
          new RawHierarchy.Values("sex", Set.of("f", "m")));

  @Property(tries = 500, seed = "20261123")
  void plan_anyHistogram_isVerifiedOrRefused(
      @ForAll("cells") List<Cell> cells, @ForAll("policies") PrivacyPolicy anyPolicy) {
    var histogram = Histogram.of(FIELDS, cells.stream());
    var policy = asSaid(histogram, anyPolicy);

    var plan = planOrRefusal(histogram, policy);

    if (plan.isEmpty()) {
      assertThat(entities(histogram)).isLessThan(policy.k());
    } else {
      var verified = Releases.verify(histogram, HIERARCHIES, policy, plan.getFirst());
      assertThat(verified.reasons()).isEmpty();
      assertThat(Math.abs(verified.loss() - plan.getFirst().loss())).isLessThan(1e-12);
    }
  }

  @Property(tries = 300, seed = "20261123")
  void plan_anyOrderAndChunking_isTheSame(
      @ForAll("cells") List<Cell> cells,
      @ForAll("policies") PrivacyPolicy anyPolicy,
      @ForAll Random random) {
    var policy = asSaid(Histogram.of(FIELDS, cells.stream()), anyPolicy);
    var shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, random);
    int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
    var left = Histogram.of(FIELDS, shuffled.subList(0, cut).stream());
    var right = Histogram.of(FIELDS, shuffled.subList(cut, shuffled.size()).stream());

    var expected = planOrRefusal(Histogram.of(FIELDS, cells.stream()), policy);
    var actual = planOrRefusal(left.merge(right), policy);

    assertThat(actual.stream().map(PrivacyPropertyTest::describe).toList())
        .isEqualTo(expected.stream().map(PrivacyPropertyTest::describe).toList());
  }

  @Property(tries = 300, seed = "20261123")
  void merge_anyHistograms_isAssociativeAndCommutative(
      @ForAll("personalCells") List<Cell> first,
      @ForAll("personalCells") List<Cell> second,
      @ForAll("personalCells") List<Cell> third,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    var a = Histogram.of(FIELDS, limit, first.stream());
    var b = Histogram.of(FIELDS, limit, second.stream());
    var c = Histogram.of(FIELDS, limit, third.stream());

    assertThat(a.merge(b).cells()).containsExactlyElementsOf(b.merge(a).cells().toList());
    assertThat(a.merge(b).merge(c).cells())
        .containsExactlyElementsOf(a.merge(b.merge(c)).cells().toList());
  }

  @Property(tries = 500, seed = "20261123")
  void verify_anyPlantedViolation_isRefused(
      @ForAll("cells") List<Cell> cells,
      @ForAll("policies") PrivacyPolicy anyPolicy,
      @ForAll Violation violation,
      @ForAll Random random) {
    var histogram = Histogram.of(FIELDS, cells.stream());
    var policy = asSaid(histogram, anyPolicy);
    var plan = planOrRefusal(histogram, policy);
    Assume.that(!plan.isEmpty());
    var classes = new ArrayList<>(Releases.classes(histogram, plan.getFirst()));
    var figures = Releases.figures(histogram, plan.getFirst());

    var claimed = violation.plant(classes, random.nextInt(classes.size()), figures, policy);

    var evidence = new Evidence(HIERARCHIES, policy, claimed);
    assertThat(Verifier.verify(evidence, classes.stream()).passed()).isFalse();
  }

  @Provide
  Arbitrary<List<Cell>> cells() {
    return Arbitraries.oneOf(cellsWith(Arbitraries.just(new long[0])), personalCells());
  }

  @Provide
  Arbitrary<List<Cell>> personalCells() {
    return cellsWith(
        Arbitraries.longs()
            .between(-9, 9)
            .set()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(set -> set.stream().mapToLong(Long::longValue).sorted().toArray()));
  }

  private static Arbitrary<List<Cell>> cellsWith(Arbitrary<long[]> entities) {
    var tuples =
        Combinators.combine(
                Arbitraries.of("a", "b", "c", "d", "e", ""),
                Arbitraries.of("1988", "1990", "1991", "1994", "1995", "2001", ""),
                Arbitraries.of("f", "m"))
            .as(List::of);
    return Combinators.combine(tuples, Arbitraries.integers().between(0, 5), entities)
        .as((tuple, more, people) -> new Cell(tuple, Math.max(1, people.length) + more, people))
        .list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<PrivacyPolicy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 7),
            Arbitraries.of(0.0, 0.02, 0.1, 0.5, 1.0),
            Arbitraries.of(Recoding.class))
        .as((k, limit, recoding) -> new PrivacyPolicy(k, limit, recoding, true));
  }

  private static List<Plan> planOrRefusal(Histogram histogram, PrivacyPolicy policy) {
    try {
      return List.of(
          Anonymizer.plan(
              histogram,
              HIERARCHIES.stream().map(Hierarchy::of).toList(),
              asSaid(histogram, policy)));
    } catch (PrivacyRefusal refused) {
      return List.of();
    }
  }

  /// The policy states `entity: row` exactly where no entities were counted.
  private static PrivacyPolicy asSaid(Histogram histogram, PrivacyPolicy policy) {
    return new PrivacyPolicy(
        policy.k(), policy.suppression(), policy.recoding(), histogram.rowIsEntity());
  }

  private static long entities(Histogram histogram) {
    return histogram.rowIsEntity() ? histogram.rows() : Releases.countEntities(histogram.cells());
  }

  private static String describe(Plan plan) {
    return plan.method() + plan.levels() + plan.loss() + Releases.released(plan);
  }
}
