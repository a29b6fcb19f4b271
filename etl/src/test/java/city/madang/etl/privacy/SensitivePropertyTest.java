package city.madang.etl.privacy;

import static city.madang.etl.privacy.Releases.lines;
import static org.assertj.core.api.Assertions.assertThat;
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
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.SensitiveEvidence;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Tables with the sensitive fields `pay` (numbers) and `ill` (a hierarchy, or none).
class SensitivePropertyTest {
  private static final List<String> FIELDS = List.of("place", "sex");
  private static final List<SensitiveField> SENSITIVE =
      List.of(
          new SensitiveField("pay", FieldType.INTEGER),
          new SensitiveField("ill", FieldType.STRING));
  private static final List<RawHierarchy> HIERARCHIES =
      List.of(
          lines("place", "a;AB;AD;*", "b;AB;AD;*", "c;CD;AD;*", "d;CD;AD;*", "e;E;E;*"),
          lines("sex", "f;*", "m;*"));
  private static final RawHierarchy ILLNESSES =
      lines("ill", "flu;lung;*", "cold;lung;*", "ulcer;belly;*", ";;*");

  @Property(tries = 600, seed = "20261124")
  void plan_anyRules_keepsThemByDefinition(
      @ForAll("cells") List<Cell> cells, @ForAll("policies") PrivacyPolicy policy) {
    var histogram = histogram(cells);
    var plans = planOrRefusal(histogram, policy);
    assertThat(plans.isEmpty() && keepsAsOneClass(histogram, policy)).isFalse();
    Assume.that(!plans.isEmpty());
    var plan = plans.getFirst();

    var classes = Releases.classes(histogram, plan);
    var verified = verify(histogram, policy, plan, classes);

    assertThat(verified.reasons()).isEmpty();
    assertThat(verified.sensitive()).hasSameSizeAs(policy.sensitive());
    for (var rule : policy.sensitive()) {
      assertThat(classes).allSatisfy(one -> assertThat(holds(histogram, rule, one)).isTrue());
    }
    assertThat((double) plan.suppressedRows())
        .isLessThanOrEqualTo(policy.suppression() * histogram.rows() + 1e-9);
  }

  @Property(tries = 300, seed = "20261124")
  void plan_global_isTheBestOfAllVectors(
      @ForAll("cells") List<Cell> cells, @ForAll("policies") PrivacyPolicy anyPolicy) {
    var policy = with(anyPolicy, Recoding.GLOBAL);
    var histogram = histogram(cells);

    var plans = planOrRefusal(histogram, policy);

    var best = bestLoss(histogram, policy);
    assertThat(plans).hasSize(best.size());
    if (!plans.isEmpty()) {
      assertThat(plans.getFirst().loss()).isCloseTo(best.getFirst(), within(1e-12));
    }
  }

  @Property(tries = 200, seed = "20261124")
  void plan_anyOrderAndChunking_isTheSame(
      @ForAll("cells") List<Cell> cells,
      @ForAll("policies") PrivacyPolicy policy,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, random);
    int cut = random.nextInt(shuffled.size());
    var left = histogram(shuffled.subList(0, cut));
    var right = histogram(shuffled.subList(cut, shuffled.size()));

    assertThat(left.merge(right).cells())
        .containsExactlyElementsOf(histogram(cells).cells().toList());
    assertThat(right.merge(left).cells())
        .containsExactlyElementsOf(histogram(cells).cells().toList());
    assertThat(planOrRefusal(left.merge(right), policy).stream().map(Releases::released))
        .isEqualTo(
            planOrRefusal(histogram(cells), policy).stream().map(Releases::released).toList());
  }

  @Property(tries = 400, seed = "20261124")
  void verify_anyBrokenRule_isRefusedByName(
      @ForAll("cells") List<Cell> cells,
      @ForAll("policies") PrivacyPolicy policy,
      @ForAll Random random) {
    var histogram = histogram(cells);
    var plans = planOrRefusal(histogram, policy);
    Assume.that(!plans.isEmpty());
    var classes = new ArrayList<>(Releases.classes(histogram, plans.getFirst()));
    int at = random.nextInt(classes.size());
    var rule = policy.sensitive().get(random.nextInt(policy.sensitive().size()));
    var spoilt = spoilt(histogram, rule, classes.get(at));
    Assume.that(!holds(histogram, rule, spoilt));

    classes.set(at, spoilt);
    var verified = verify(histogram, policy, plans.getFirst(), classes);

    assertThat(verified.reasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("field " + rule.field() + ": 1 classes")
                    .contains("break the rule " + word(rule)));
    assertThat(verified.sensitive()).anyMatch(figure -> !figure.holds());
  }

  private static String word(SensitiveRule rule) {
    return switch (rule) {
      case Distinct _ -> "distinct";
      case Entropy _ -> "entropy";
      case Recursive _ -> "recursive";
      case Closeness close ->
          switch (close.distance()) {
            case EQUAL -> "equal";
            case ORDERED -> "ordered";
            case HIERARCHICAL -> "hierarchical";
          };
    };
  }

  /// The class with the first value of the field alone, which any rule but a lax one forbids.
  private static ReleasedClass spoilt(
      Histogram histogram, SensitiveRule rule, ReleasedClass sound) {
    int field = rule.field().equals("pay") ? 0 : 1;
    var counts = new ArrayList<>(sound.sensitive());
    counts.set(field, Map.of(histogram.sensitiveValues(field).getFirst(), sound.rows()));
    return new ReleasedClass(sound.tuple(), sound.rows(), sound.entities(), counts);
  }

  private static boolean holds(Histogram histogram, SensitiveRule rule, ReleasedClass released) {
    int field = rule.field().equals("pay") ? 0 : 1;
    return expected(histogram, field).holds(rule, released.sensitive().get(field));
  }

  /// Then `*` everywhere is a plan, so that there must be one.
  private static boolean keepsAsOneClass(Histogram histogram, PrivacyPolicy policy) {
    var cells = histogram.cells().toList();
    var whole =
        new ReleasedClass(
            List.of("*", "*"), histogram.rows(), entities(cells), Releases.sensitive(cells));
    return whole.entities() >= policy.k()
        && policy.sensitive().stream().allMatch(rule -> holds(histogram, rule, whole));
  }

  private static ExpectedRules expected(Histogram histogram, int field) {
    var paths = new LinkedHashMap<String, List<String>>();
    ((RawHierarchy.Lines) ILLNESSES).lines().forEach(line -> paths.put(line.getFirst(), line));
    return new ExpectedRules(Releases.references(histogram).get(field).rows(), paths);
  }

  /// The least loss of all level vectors that keep the policy, if one does: no pruning, no roll-up.
  private static List<Double> bestLoss(Histogram histogram, PrivacyPolicy policy) {
    var losses = new ArrayList<Double>();
    for (int place = 0; place < 4; place++) {
      for (int sex = 0; sex < 2; sex++) {
        losses.addAll(loss(histogram, policy, List.of(place, sex)));
      }
    }
    return losses.stream().sorted().limit(1).toList();
  }

  private static List<Double> loss(
      Histogram histogram, PrivacyPolicy policy, List<Integer> levels) {
    var hierarchies = HIERARCHIES.stream().map(Hierarchy::of).toList();
    var classes = new LinkedHashMap<List<String>, List<Cell>>();
    for (var cell : histogram.cells().toList()) {
      classes.computeIfAbsent(risen(cell.tuple(), levels), _ -> new ArrayList<>()).add(cell);
    }
    long suppressed = 0;
    double loss = 0;
    for (var one : classes.entrySet()) {
      long rows = one.getValue().stream().mapToLong(Cell::rows).sum();
      var released =
          new ReleasedClass(
              one.getKey(), rows, entities(one.getValue()), Releases.sensitive(one.getValue()));
      boolean kept =
          released.entities() >= policy.k()
              && policy.sensitive().stream().allMatch(rule -> holds(histogram, rule, released));
      suppressed += kept ? 0 : rows;
      for (int field = 0; field < 2; field++) {
        double leaf = 1.0 / hierarchies.get(field).leaves();
        double share = kept ? hierarchies.get(field).share(one.getKey().get(field)) : 1;
        loss += rows * (share - leaf) / (1 - leaf) / 2 / histogram.rows();
      }
    }
    var limit =
        BigDecimal.valueOf(policy.suppression()).multiply(BigDecimal.valueOf(histogram.rows()));
    boolean passes =
        suppressed < histogram.rows() && BigDecimal.valueOf(suppressed).compareTo(limit) <= 0;
    return passes ? List.of(loss) : List.of();
  }

  private static List<String> risen(List<String> tuple, List<Integer> levels) {
    var risen = new ArrayList<String>();
    for (int field = 0; field < 2; field++) {
      var value = tuple.get(field);
      var line =
          ((RawHierarchy.Lines) HIERARCHIES.get(field))
              .lines().stream().filter(one -> one.getFirst().equals(value)).findFirst();
      risen.add(line.orElseThrow().get(levels.get(field)));
    }
    return risen;
  }

  private static long entities(List<Cell> cells) {
    return Releases.countEntities(cells.stream());
  }

  private static Histogram histogram(List<Cell> cells) {
    return Histogram.of(FIELDS, SENSITIVE, Integer.MAX_VALUE, cells.stream());
  }

  private static Verification verify(
      Histogram histogram, PrivacyPolicy policy, Plan plan, List<ReleasedClass> classes) {
    var sensitive = new SensitiveEvidence(Releases.references(histogram), List.of(ILLNESSES));
    var claimed = Releases.figures(histogram, plan);
    return Verifier.verify(new Evidence(HIERARCHIES, policy, claimed, sensitive), classes.stream());
  }

  private static List<Plan> planOrRefusal(Histogram histogram, PrivacyPolicy policy) {
    var raw = Stream.concat(HIERARCHIES.stream(), Stream.of(ILLNESSES));
    try {
      return List.of(Anonymizer.plan(histogram, raw.map(Hierarchy::of).toList(), policy));
    } catch (PrivacyRefusal refused) {
      return List.of();
    }
  }

  @Provide
  Arbitrary<List<Cell>> cells() {
    var tuples =
        Combinators.combine(Arbitraries.of("a", "b", "c", "d", "e"), Arbitraries.of("f", "m"))
            .as(List::of);
    var people = Arbitraries.longs().between(-30, 30);
    var pay = Arbitraries.of("9", "10", "11", "-3", "");
    var ill = Arbitraries.of("flu", "cold", "ulcer", "");
    return Combinators.combine(tuples, people, pay, ill, Arbitraries.longs().between(1, 4))
        .as(SensitivePropertyTest::cell)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  private static Cell cell(List<String> tuple, long person, String pay, String ill, long rows) {
    var counts = List.of(Map.of(pay, rows), Map.of(ill, rows));
    return new Cell(tuple, rows, new long[] {person}, counts);
  }

  @Provide
  Arbitrary<PrivacyPolicy> policies() {
    return Combinators.combine(
            Arbitraries.integers().between(2, 4),
            Arbitraries.of(0.0, 0.05, 0.2, 0.5),
            Arbitraries.of(Recoding.class),
            rules("pay", Distance.EQUAL, Distance.ORDERED),
            rules("ill", Distance.EQUAL, Distance.HIERARCHICAL))
        .as(
            (k, limit, recoding, pay, ill) ->
                new PrivacyPolicy(
                    k, limit, recoding, false, List.of(pay, ill), AttackLimits.DEFAULT));
  }

  private static Arbitrary<SensitiveRule> rules(String field, Distance... distances) {
    var closeness =
        Combinators.combine(Arbitraries.of(distances), Arbitraries.of(0.15, 0.3, 0.5))
            .as((distance, t) -> (SensitiveRule) new Closeness(field, distance, t));
    return Arbitraries.oneOf(
        Arbitraries.of(2, 3).map(l -> new Distinct(field, l)),
        Arbitraries.of(1.5, 2.0, 3.0).map(l -> new Entropy(field, l)),
        Combinators.combine(Arbitraries.of(0.5, 1.0, 2.0), Arbitraries.of(2, 3))
            .as((c, l) -> new Recursive(field, c, l)),
        closeness);
  }

  private static PrivacyPolicy with(PrivacyPolicy policy, Recoding recoding) {
    return new PrivacyPolicy(
        policy.k(), policy.suppression(), recoding, false, policy.sensitive(), policy.attacks());
  }
}
