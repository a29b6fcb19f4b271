package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.Role.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.privacy.search.CarriedClass;
import city.madang.etl.privacy.search.Recoding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rides `rider-town`, of which each town is released as its first letter.
class CarryEngineTest {
  private static final int K = 2;
  private static final RegisterKey KEY = new RegisterKey(new byte[RegisterKey.BYTES]);
  private static final DescriptorTestData RIDES =
      dataset().role(ENTITY, STRING, "rider").quasi(STRING, "town");

  @TempDir Path folder;
  private EngineTestData data;
  private CarryEngine carrying;

  @BeforeEach
  void open() {
    data = new EngineTestData(folder);
    carrying = new CarryEngine(folder.resolve("spill"), new EngineLimits(256L << 20, 2));
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void carry_rowsOfTheReleaseBefore_stay() {
    var first = publish("1", "r1-a1", "r1-a2", "r2-a1", "r3-b1", "r4-b1");

    var carried = carry(first, "r9-b1", "r4-b1", "r1-a1", "r1-a2", "r3-b1", "r2-a1");

    assertThat(carried.classes()).containsExactly(stay("a", 3), stay("b", 2));
    assertThat(carried.heldBack()).isZero();
    assertThat(rows(CarriedRows.others(data.staged()))).containsExactly("r9");
  }

  @Test
  void carry_classThatOneEntityHasLeft_isHeldBack() {
    var first = publish("1", "r1-a1", "r1-a2", "r2-a1", "r3-a1", "r4-b1", "r5-b1");

    var carried = carry(first, "r1-a1", "r1-a2", "r2-a1", "r4-b1", "r5-b1");

    assertThat(carried.classes()).containsExactly(stay("b", 2));
    assertThat(carried.heldBack()).isEqualTo(3);
  }

  @Test
  void carry_classThatEnoughHaveLeft_stays() {
    var first = publish("1", "r1-a1", "r1-a2", "r2-a1", "r3-a1", "r4-a1", "r5-a2");

    assertThat(carry(first, "r1-a1", "r1-a2", "r2-a1").classes()).containsExactly(stay("a", 3));
  }

  @Test
  void carry_oneEntityLeftBehind_isHeldBack() {
    var first = publish("1", "r1-a1", "r1-a2", "r2-a1", "r3-a1");

    var carried = carry(first, "r1-a1", "r1-a2");

    assertThat(carried.classes()).isEmpty();
    assertThat(carried.heldBack()).isEqualTo(2);
  }

  @Test
  void carry_copyMoreOfARow_isOneOfTheOthers() {
    var first = publish("1", "r1-a1", "r2-a1");

    var carried = carry(first, "r1-a1", "r1-a1", "r2-a1");

    assertThat(carried.classes()).containsExactly(stay("a", 2));
    assertThat(rows(CarriedRows.others(data.staged()))).containsExactly("r1");
  }

  @Test
  void carry_entityWithAPastOfItsOwn_takesItsClassWithIt() {
    var first = publish("1", "r1-a1", "r1-a2", "r2-a1", "r2-a2");
    var second = publish("2", "r1-a1", "r1-a2", "r2-a1", "r2-a2", "r3-a1", "r3-a2");

    var carried =
        carry(List.of(second, first), "r1-a1", "r1-a2", "r2-a1", "r2-a2", "r3-a1", "r3-a2");

    assertThat(carried.classes()).isEmpty();
    assertThat(carried.heldBack()).isEqualTo(6);
  }

  @Test
  void carry_classThatNoLongerCovers_isHeldBack() {
    var first = publish("1", "r1-a1", "r1-a2", "r2-a1", "r3-b1", "r4-b1");

    stage("r1-a1", "r1-a2", "r2-a1", "r3-b1", "r4-b1");
    var carried =
        carrying.carry(
            data.staged(),
            RIDES.table(),
            KEY,
            List.of(first),
            K,
            (_, _, label) -> label.equals("b"));

    assertThat(carried.classes()).containsExactly(stay("b", 2));
    assertThat(carried.heldBack()).isEqualTo(3);
  }

  @Test
  void classes_ofAnEntry_areItsReleasedValues() {
    var first = publish("1", "r1-a1", "r2-a2", "r3-b1", "r4-b1");

    assertThat(carrying.classes(first, RIDES.table())).containsExactly(List.of("a"), List.of("b"));
    assertThat(carrying.searchedLoss(first, RIDES.table(), KEY)).isEqualTo(0.25);
  }

  private static CarriedClass stay(String label, long rows) {
    return new CarriedClass(List.of(label), rows);
  }

  private List<String> rows(Path file) {
    return data.rows(file).stream().map(row -> String.valueOf(row.values().get("rider"))).toList();
  }

  private CarriedRows carry(Path earlier, String... rows) {
    return carry(List.of(earlier), rows);
  }

  private CarriedRows carry(List<Path> earlier, String... rows) {
    stage(rows);
    return carrying.carry(
        data.staged(), RIDES.table(), KEY, earlier, K, (_, raw, label) -> raw.startsWith(label));
  }

  private void stage(String... rows) {
    data.stage(RIDES, "rider,town\n" + String.join("\n", rows).replace('-', ',') + "\n");
  }

  private Path publish(String version, String... rows) {
    stage(rows);
    var plan =
        Stream.of(rows)
            .map(row -> row.substring(row.indexOf('-') + 1))
            .distinct()
            .map(town -> new Recoding(List.of(town), Optional.of(List.of(town.substring(0, 1)))))
            .toArray(Recoding[]::new);
    data.release(RIDES, 0, plan);
    var entry = folder.resolve(version + ".parquet");
    new AttackEngine(folder.resolve("spill"), new EngineLimits(256L << 20, 2))
        .register(data.released(), data.staged(), RIDES.table(), KEY, 0.25, entry);
    return entry;
  }
}
