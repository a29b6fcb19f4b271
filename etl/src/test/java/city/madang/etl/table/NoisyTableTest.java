package city.madang.etl.table;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.NoisePolicy.Budget;
import city.madang.etl.dataset.NoisePolicy.SumRule;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.noise.KeyDomain;
import city.madang.etl.privacy.noise.NoiseKey;
import city.madang.etl.privacy.noise.NoisyCells;
import city.madang.etl.privacy.verify.NoisyEvidence;
import city.madang.etl.privacy.verify.NoisyVerifier;
import city.madang.etl.privacy.verify.ReleasedCell;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With an enormous ε the noise is 0, so that what is counted can be seen.
class NoisyTableTest {
  private static final RawHierarchy DISTRICTS =
      new RawHierarchy.Values("district", Set.of("d1", "d2", "d3"));
  private static final NoiseKey KEY = new NoiseKey(new byte[NoiseKey.BYTES]);

  @TempDir Path folder;

  @Test
  void releaseNoisy_busyRider_contributesAtMostTheBound() {
    var cells = release("50000", rows(50, "r1", "d1", 10) + "r2,d2,500\nr3,d1,\n");

    assertThat(cells)
        .containsExactly(
            new ReleasedCell(List.of("d1"), 3, List.of(20L)),
            new ReleasedCell(List.of("d2"), 1, List.of(60L)),
            new ReleasedCell(List.of("d3"), 0, List.of(0L)));
  }

  @Test
  void releaseNoisy_neighborWithoutARider_differsWithinTheSensitivity() {
    var others = rows(5, "r2", "d2", 30) + rows(5, "r3", "d1", 45) + rows(2, "r4", "d3", 5);
    var with = release("1", rows(9, "r1", "d3", 60) + rows(9, "r1", "d1", 7) + others);
    var without = release("1", others);

    long counts = 0;
    long sums = 0;
    for (int i = 0; i < with.size(); i++) {
      counts += Math.abs(with.get(i).count() - without.get(i).count());
      sums += Math.abs(with.get(i).sums().getFirst() - without.get(i).sums().getFirst());
    }
    assertThat(counts).isEqualTo(2);
    assertThat(sums).isBetween(1L, 2 * 60L);
  }

  @Test
  void releaseNoisy_rowsInAnotherOrder_isTheSame() {
    var forward = release("1", "r1,d1,5\nr1,d2,10\nr1,d3,15\nr2,d1,20\n");
    var backward = release("1", "r2,d1,20\nr1,d3,15\nr1,d2,10\nr1,d1,5\n");

    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void verify_soundFile_findsNothing() {
    var cells = release("1", rows(50, "r1", "d1", 10));

    assertThat(reasons(cells, true)).isEmpty();
  }

  @Test
  void verify_plantedViolations_areAllFound() {
    var cells = release("1", rows(50, "r1", "d1", 10));
    var missing = cells.subList(0, 2);
    var repeated = new ArrayList<>(cells);
    repeated.set(0, cells.get(1));
    var unknown = new ArrayList<>(cells);
    unknown.set(0, new ReleasedCell(List.of("d9"), 1, List.of(0L)));
    var offStep = new ArrayList<>(cells);
    offStep.set(0, new ReleasedCell(List.of("d1"), 1, List.of(3L)));

    assertThat(reasons(missing, true)).containsExactly("1 cells of the public keys are missing");
    assertThat(reasons(repeated, true)).anyMatch(reason -> reason.contains("repeat the key"));
    assertThat(reasons(unknown, true)).anyMatch(reason -> reason.contains("are no labels"));
    assertThat(reasons(offStep, true)).anyMatch(reason -> reason.contains("no multiple"));
    assertThat(reasons(cells, false)).anyMatch(reason -> reason.contains("ledger"));
  }

  private static List<String> reasons(List<ReleasedCell> cells, boolean reserved) {
    var policy = policy("1");
    var evidence =
        new NoisyEvidence(
            List.of(DISTRICTS),
            policy,
            NoisyCells.floor(policy),
            List.of("district VARCHAR", "count BIGINT", "minutes_sum BIGINT"),
            List.of("district", "count", "minutes_sum"),
            reserved);
    return NoisyVerifier.verify(evidence, cells.stream()).reasons();
  }

  private List<ReleasedCell> release(String epsilon, String rows) {
    var dataset = dataset();
    var policy = policy(epsilon);
    var table = noisy(dataset.table(), policy);
    try (var data = new EngineTestData(folder)) {
      data.stage(dataset, "rider,district,minutes\n" + rows);
      var domain = KeyDomain.of(KeyDomain.hierarchies(List.of(DISTRICTS)), policy.levels(), true);
      var noise = new NoisyCells(policy, KEY);
      data.engine.releaseNoisy(data.staged(), table, domain, "secret", noise, data.released());
      assertThat(data.engine.columns(data.released()))
          .containsExactly("district VARCHAR", "count BIGINT", "minutes_sum BIGINT");
      try (var cells = data.engine.cells(data.released(), table)) {
        return cells.toList();
      }
    }
  }

  private static DescriptorTestData dataset() {
    return DescriptorTestData.dataset()
        .role(Role.ENTITY, FieldType.STRING, "rider")
        .quasi(FieldType.STRING, "district")
        .measure(FieldType.INTEGER, "minutes", 5);
  }

  private static Table noisy(Table table, NoisePolicy policy) {
    return new Table(
        table.name(),
        table.member(),
        table.fields(),
        table.mapping(),
        IndexRule.CATALOG_ONLY,
        Optional.of(policy));
  }

  private static NoisePolicy policy(String epsilon) {
    return new NoisePolicy(
        new BigDecimal(epsilon),
        BigDecimal.ZERO,
        2,
        List.of(0),
        List.of(new SumRule("minutes", 0, 60, 5)),
        new Budget(new BigDecimal("50000"), BigDecimal.ZERO, Period.ofYears(1), "riders"),
        OptionalLong.empty());
  }

  private static String rows(int count, String rider, String district, int minutes) {
    return "%s,%s,%d%n".formatted(rider, district, minutes).repeat(count);
  }
}
