package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ReleaseHistoryTest {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final ReleaseRegister register;
  private final ReleaseHistory history;
  private final Tombstones tombstones;

  ReleaseHistoryTest(TestDatabase database) {
    var migrated = database.migrated();
    var home = new Home(Path.of("target/home"));
    this.register = new ReleaseRegister(migrated, home);
    this.history = new ReleaseHistory(migrated, home);
    this.tombstones = new Tombstones(migrated);
  }

  @Test
  void findAt_betweenTwoReleases_isTheEarlier() {
    publish("20261123.1", NOON);
    publish("20261124.1", NOON.plusSeconds(100));

    assertThat(history.findAt(RIDES, NOON.minusMillis(1))).isEmpty();
    assertThat(version(history.findAt(RIDES, NOON))).contains("20261123.1");
    assertThat(version(history.findAt(RIDES, NOON.plusSeconds(99)))).contains("20261123.1");
    assertThat(version(history.findAt(RIDES, NOON.plusSeconds(100)))).contains("20261124.1");
    assertThat(version(history.findAt(RIDES, Instant.MAX))).contains("20261124.1");
    assertThat(history.findAt(RIDES, Instant.MIN)).isEmpty();
  }

  @Test
  void findAt_afterAWithdrawal_isWhatWasWithdrawn() {
    publish("20261123.1", NOON);
    publish("20261124.1", NOON.plusSeconds(100));
    withdraw("20261124.1", "wrong stops", NOON.plusSeconds(200));

    var found = history.findAt(RIDES, NOON.plusSeconds(300)).orElseThrow();

    assertThat(found.release().version()).isEqualTo("20261124.1");
    assertThat(found.current()).isFalse();
    assertThat(found.tombstone())
        .contains(new Tombstone.Withdrawn(NOON.plusSeconds(200), "wrong stops"));
  }

  @Test
  void list_pageByPage_isEachOnceNewestFirst() {
    var published = new ArrayList<String>();
    for (int number = 1; number <= 11; number++) {
      publish("20261123." + number, NOON);
      published.addFirst("20261123." + number);
    }

    var seen = new ArrayList<String>();
    Optional<ReleaseEntry.Position> place = Optional.empty();
    List<ReleaseEntry> page = history.list(RIDES, place, 4);
    while (!page.isEmpty()) {
      page.forEach(entry -> seen.add(entry.release().version()));
      page = history.list(RIDES, Optional.of(page.getLast().position()), 4);
    }

    assertThat(seen).isEqualTo(published);
    assertThat(history.findNewest(RIDES).orElseThrow().current()).isTrue();
  }

  @Test
  void findBeforeAndAfter_goneNeighbors_areSkipped() {
    for (int number = 1; number <= 4; number++) {
      publish("20261123." + number, NOON.plusSeconds(number));
    }
    withdraw("20261123.2", "wrong", NOON);
    withdraw("20261123.3", "wrong", NOON);
    var first = history.find(RIDES, "20261123.1").orElseThrow().position();
    var third = history.find(RIDES, "20261123.3").orElseThrow().position();

    assertThat(version(history.findAfter(RIDES, first))).contains("20261123.4");
    assertThat(version(history.findBefore(RIDES, third))).contains("20261123.1");
    assertThat(history.findBefore(RIDES, first)).isEmpty();
  }

  @Test
  void find_noVersion_isEmpty() {
    publish("20261123.1", NOON);

    assertThat(history.find(RIDES, "' or 1=1 --")).isEmpty();
    assertThat(history.find(RIDES, "20261123.1\u0000")).isEmpty();
    assertThat(history.find(new DatasetId("walks"), "20261123.1")).isEmpty();
  }

  private void publish(String version, Instant at) {
    var title = new LangText("이용", "Rides");
    var candidate =
        new Candidate(RIDES, version, title, "f".repeat(64), "c".repeat(64), "d".repeat(64));
    register.begin(candidate);
    register.finish(candidate, at);
  }

  private void withdraw(String version, String why, Instant at) {
    tombstones.withdraw(RIDES, version, new WithdrawalReason(why), at);
  }

  private static Optional<String> version(Optional<ReleaseEntry> entry) {
    return entry.map(found -> found.release().version());
  }
}
