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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

  @Test
  void releaseNoisy_keysOfLevelZero_keepTypeAndOrder() {
    for (var keys : typedKeys()) {
      assertThat(typed(keys, keys.column(), 0)).as(keys.column()).isEmpty();
    }
  }

  @Test
  void verify_keysAsTexts_isRefused() {
    for (var keys : typedKeys()) {
      assertThat(typed(keys, "VARCHAR", 0))
          .as(keys.column())
          .containsExactly("the released file has other columns than keys, count and sums");
    }
  }

  @Test
  void releaseNoisy_keysAboveLevelZero_areLabels() {
    for (var keys : typedKeys()) {
      assertThat(typed(keys, "VARCHAR", 1)).as(keys.column()).isEmpty();
    }
  }

  @Test
  void countOther_textsOfOtherShape_areCounted() {
    var table = DescriptorTestData.dataset().quasi(FieldType.INTEGER, "key").table();
    try (var data = new EngineTestData(folder)) {
      var field = table.quasi().getFirst();

      assertThat(data.engine.countOther(table, field, Set.of("1", "-20", ""))).isZero();
      assertThat(data.engine.countOther(table, field, Set.of("1", "01", "x", "1.0", "")))
          .isEqualTo(3);
    }
  }

  /// Values in the order of their type, not of their texts.
  private record TypedKeys(
      FieldType type, String column, List<String> texts, List<Object> values) {}

  private static List<TypedKeys> typedKeys() {
    return List.of(
        new TypedKeys(FieldType.INTEGER, "BIGINT", List.of("2", "10"), List.of(2L, 10L)),
        new TypedKeys(FieldType.YEAR, "INTEGER", List.of("0987", "2026"), List.of(987L, 2026L)),
        new TypedKeys(FieldType.NUMBER, "DOUBLE", List.of("2.5", "10"), List.of(2.5, 10.0)),
        new TypedKeys(FieldType.BOOLEAN, "BOOLEAN", List.of("false", "true"), List.of(false, true)),
        new TypedKeys(
            FieldType.DATE,
            "DATE",
            List.of("2026-11-16", "2026-11-17"),
            List.of(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 17))),
        new TypedKeys(
            FieldType.TIME,
            "TIME",
            List.of("08:00:00", "09:30:15"),
            List.of(LocalTime.of(8, 0), LocalTime.of(9, 30, 15))),
        new TypedKeys(
            FieldType.DATETIME,
            "TIMESTAMP",
            List.of("2026-11-16T08:00:00", "2026-11-16T09:30:15"),
            List.of(
                LocalDateTime.of(2026, 11, 16, 8, 0), LocalDateTime.of(2026, 11, 16, 9, 30, 15))));
  }

  /// Releases two rows of each key, and no value twice, and looks for reasons against the file.
  private List<String> typed(TypedKeys keys, String column, int level) {
    var dataset = DescriptorTestData.dataset().quasi(keys.type(), "key");
    var policy = policy("50000", level, List.of());
    var table = noisy(dataset.table(), policy);
    var values = new LinkedHashSet<>(keys.texts());
    values.add("");
    RawHierarchy raw = new RawHierarchy.Values("key", values);
    try (var data = new EngineTestData(folder)) {
      var lines = String.join("\n", keys.texts()) + "\n\"\"\n";
      data.stage(dataset, "key\n" + lines + lines);
      var domain = KeyDomain.of(KeyDomain.hierarchies(List.of(raw)), policy.levels(), true);
      data.engine.releaseNoisy(
          data.staged(), table, domain, "s", new NoisyCells(policy, KEY), data.released());
      if (level == 0) {
        var sorted = new ArrayList<>(keys.values());
        sorted.add("");
        try (var cells = data.engine.cells(data.released(), table)) {
          assertThat(cells.map(cell -> cell.key().getFirst())).containsExactlyElementsOf(sorted);
        }
      }
      var evidence =
          new NoisyEvidence(
              List.of(raw),
              List.of(keys.type()),
              policy,
              NoisyCells.floor(policy),
              column.equals("VARCHAR")
                  ? List.of("key VARCHAR", "count BIGINT")
                  : data.engine.columns(data.released()),
              List.of("key", "count"),
              true);
      try (var cells = data.engine.cells(data.released(), table)) {
        return NoisyVerifier.verify(evidence, cells).reasons();
      }
    }
  }

  private static List<String> reasons(List<ReleasedCell> cells, boolean reserved) {
    var policy = policy("1");
    var evidence =
        new NoisyEvidence(
            List.of(DISTRICTS),
            List.of(FieldType.STRING),
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
    return policy(epsilon, 0, List.of(new SumRule("minutes", 0, 60, 5)));
  }

  private static NoisePolicy policy(String epsilon, int level, List<SumRule> sums) {
    return new NoisePolicy(
        new BigDecimal(epsilon),
        BigDecimal.ZERO,
        2,
        List.of(level),
        sums,
        new Budget(new BigDecimal("50000"), BigDecimal.ZERO, Period.ofYears(1), "riders"),
        OptionalLong.empty());
  }

  private static String rows(int count, String rider, String district, int minutes) {
    return "%s,%s,%d%n".formatted(rider, district, minutes).repeat(count);
  }
}
