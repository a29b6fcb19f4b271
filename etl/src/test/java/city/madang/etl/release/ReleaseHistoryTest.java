package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Retention;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ReleaseHistoryTest {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final DatasetId WALKS = new DatasetId("walks");
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

  @Test
  void listNews_pageByPage_isEachOnceOfAllDatasets() {
    var published = new ArrayList<String>();
    for (int number = 1; number <= 11; number++) {
      publish(WALKS, "20261123." + number, NOON);
      publish("20261123." + number, NOON);
    }
    for (int number = 11; number >= 1; number--) {
      published.add("walks 20261123." + number);
    }
    for (int number = 11; number >= 1; number--) {
      published.add("rides 20261123." + number);
    }

    assertThat(walk(Optional.empty())).isEqualTo(published);
    assertThat(walk(Optional.of(RIDES))).isEqualTo(published.subList(11, 22));
    assertThat(walk(Optional.of(new DatasetId("none")))).isEmpty();
  }

  @Test
  void listNews_withdrawal_comesUpAgain() {
    publish("20261123.1", NOON);
    publish("20261123.2", NOON.plusSeconds(1));
    withdraw("20261123.1", "wrong", NOON.plusSeconds(2));

    assertThat(walk(Optional.of(RIDES))).containsExactly("rides 20261123.1", "rides 20261123.2");
  }

  @Test
  void findLastChange_isOfWhateverBecameDifferentLast() {
    assertThat(history.findLastChange(Optional.empty())).isEmpty();
    publish("20261123.1", NOON);
    assertThat(history.findLastChange(Optional.of(RIDES))).contains(NOON);
    publish("20261123.2", NOON.plusSeconds(1));
    tombstones.retire(
        RIDES, new Retention(OptionalInt.of(1), Optional.empty()), NOON.plusSeconds(2));
    assertThat(history.findLastChange(Optional.of(RIDES))).contains(NOON.plusSeconds(2));
    withdraw("20261123.2", "wrong", NOON.plusSeconds(3));
    assertThat(history.findLastChange(Optional.empty())).contains(NOON.plusSeconds(3));
    assertThat(history.findLastChange(Optional.of(WALKS))).isEmpty();
  }

  private List<String> walk(Optional<DatasetId> dataset) {
    var seen = new ArrayList<String>();
    var page = history.listNews(dataset, Optional.empty(), 4);
    while (!page.isEmpty()) {
      page.forEach(entry -> seen.add(entry.release().dataset() + " " + entry.release().version()));
      page = history.listNews(dataset, Optional.of(page.getLast().news()), 4);
    }
    return seen;
  }

  private void publish(String version, Instant at) {
    publish(RIDES, version, at);
  }

  private void publish(DatasetId dataset, String version, Instant at) {
    var title = new LangText("이용", "Rides");
    var candidate =
        new Candidate(
            dataset,
            version,
            title,
            "f".repeat(64),
            "c".repeat(64),
            "e".repeat(64),
            "d".repeat(64));
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
