package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Retention;
import city.madang.etl.release.Tombstone.Retired;
import city.madang.etl.release.Tombstones.Remains;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TombstonesTest {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Retention KEEP_TWO = new Retention(OptionalInt.of(2), Optional.empty());

  private final ReleaseRegister register;
  private final ReleaseHistory history;
  private final Tombstones tombstones;

  TombstonesTest(TestDatabase database) {
    var migrated = database.migrated();
    var home = new Home(Path.of("target/home"));
    this.register = new ReleaseRegister(migrated, home);
    this.history = new ReleaseHistory(migrated, home);
    this.tombstones = new Tombstones(migrated);
  }

  @Test
  void withdraw_current_leavesTheDatasetWithoutOne() {
    publish("20261123.1", NOON);
    publish("20261123.2", NOON);

    withdraw("20261123.2", "wrong");

    assertThat(register.findCurrent(RIDES)).isEmpty();
    assertThat(register.listCurrent()).isEmpty();
    assertThat(register.find(RIDES, "20261123.2")).isEmpty();
    assertThat(register.listKept()).extracting(Release::version).containsExactly("20261123.1");
  }

  @Test
  void withdraw_current_leavesNothingThatIsUnchanged() {
    publish("20261123.1", NOON);

    withdraw("20261123.1", "wrong");

    assertThat(register.findFingerprint(RIDES)).isEmpty();
    assertThat(register.nextVersion(RIDES, NOON)).isEqualTo("20261123.2");
    assertThat(register.listAboutPeople(RIDES)).containsExactly("20261123.1");
  }

  @Test
  void withdraw_earlierOne_leavesTheCurrent() {
    publish("20261123.1", NOON);
    publish("20261123.2", NOON);

    withdraw("20261123.1", "wrong");

    assertThat(register.findCurrent(RIDES)).map(Release::version).contains("20261123.2");
  }

  @Test
  void withdraw_again_keepsTheFirstReason() {
    publish("20261123.1", NOON);
    withdraw("20261123.1", "first");
    var before = history.find(RIDES, "20261123.1");

    tombstones.withdraw(RIDES, "20261123.1", new WithdrawalReason("second"), NOON.plusSeconds(60));

    assertThat(history.find(RIDES, "20261123.1")).isEqualTo(before);
  }

  @Test
  void finish_afterAWithdrawal_doesNotBringItBack() {
    publish("20261123.1", NOON);
    withdraw("20261123.1", "wrong");

    publish("20261123.1", NOON.plusSeconds(9));

    assertThat(register.findCurrent(RIDES)).isEmpty();
    assertThat(register.find(RIDES, "20261123.1")).isEmpty();
  }

  @Test
  void retire_keepTwo_endsOlderOnes() {
    for (int number = 1; number <= 4; number++) {
      publish("20261123." + number, NOON.plusSeconds(number));
    }

    tombstones.retire(RIDES, KEEP_TWO, NOON.plusSeconds(60));

    assertThat(register.listKept())
        .extracting(Release::version)
        .containsExactly("20261123.3", "20261123.4");
    assertThat(history.find(RIDES, "20261123.2").orElseThrow().tombstone())
        .contains(new Retired(NOON.plusSeconds(60), "keep 2"));
    assertThat(register.listAboutPeople(RIDES)).hasSize(4);
  }

  @Test
  void retire_withdrawnOnes_doNotCount() {
    for (int number = 1; number <= 3; number++) {
      publish("20261123." + number, NOON.plusSeconds(number));
    }
    withdraw("20261123.2", "wrong");

    tombstones.retire(RIDES, KEEP_TWO, NOON);

    assertThat(register.listKept())
        .extracting(Release::version)
        .containsExactly("20261123.1", "20261123.3");
  }

  @Test
  void retire_oldCurrent_stays() {
    publish("20261123.1", NOON);
    publish("20261123.2", NOON.plusSeconds(1));
    var day = new Retention(OptionalInt.empty(), Optional.of(Period.ofDays(1)));

    tombstones.retire(RIDES, day, NOON.plusSeconds(864_000));

    assertThat(register.listKept()).extracting(Release::version).containsExactly("20261123.2");
  }

  @Test
  void listUndeleted_untilTheyAre_namesThem() {
    publish("20261123.1", NOON);
    publish("20261123.2", NOON.plusSeconds(1));
    publish("20261123.3", NOON.plusSeconds(2));
    withdraw("20261123.1", "wrong");
    tombstones.retire(RIDES, new Retention(OptionalInt.of(1), Optional.empty()), NOON);
    var first = new Remains(RIDES, "20261123.1", true);
    var second = new Remains(RIDES, "20261123.2", false);

    assertThat(tombstones.listUndeleted()).containsExactly(first, second);
    tombstones.markDeleted(first, NOON);
    assertThat(tombstones.listUndeleted()).containsExactly(second);
  }

  @Test
  void withdraw_retiredOne_tellsTheReason() {
    publish("20261123.1", NOON);
    publish("20261123.2", NOON.plusSeconds(1));
    tombstones.retire(RIDES, new Retention(OptionalInt.of(1), Optional.empty()), NOON);

    withdraw("20261123.1", "wrong");

    assertThat(history.find(RIDES, "20261123.1").orElseThrow().tombstone())
        .contains(new Tombstone.Withdrawn(NOON, "wrong"));
  }

  private void publish(String version, Instant at) {
    var title = new LangText("이용", "Rides");
    var candidate =
        new Candidate(
            RIDES, version, title, "f".repeat(64), "c".repeat(64), "e".repeat(64), "d".repeat(64));
    register.begin(candidate);
    register.finish(candidate, at);
  }

  private void withdraw(String version, String why) {
    tombstones.withdraw(RIDES, version, new WithdrawalReason(why), NOON);
  }
}
