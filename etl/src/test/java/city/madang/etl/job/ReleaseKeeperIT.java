package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.change.Changes;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Database;
import city.madang.etl.release.Home;
import city.madang.etl.release.PeopleRegister;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.Tombstone;
import city.madang.etl.release.Tombstones;
import city.madang.etl.release.WithdrawalReason;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases that end, and what becomes of that when the process is cut off in between.
class ReleaseKeeperIT {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final WithdrawalReason WHY = new WithdrawalReason("wrong stops");
  private static final int ROWS = 500;

  @TempDir Path root;
  private URI search;
  private Home home;
  private Path folder;

  @BeforeEach
  void dataset() throws IOException {
    search = SearchNode.empty();
    home = new Home(root.resolve("home"));
    folder = TestDataset.rides(root.resolve("rides"), ROWS);
  }

  @Test
  void recover_withdrawalCutOffAfterItsDecision_isFinished() throws IOException {
    String version;
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      version = publish(publisher);
      var engines = world.engines();
      new Tombstones(engines.database()).withdraw(RIDES, version, WHY, engines.clock().instant());
    }

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      publisher.recover();

      assertNoDoorShowsRides(world);
      assertThat(new Tombstones(world.engines().database()).listUndeleted()).isEmpty();
      assertThat(new PeopleRegister(home.register()).entries(RIDES)).containsOnlyKeys(version);
    }
  }

  @Test
  void publish_runCutOffBehindItsSwitchThenWithdrawn_isANewRelease() throws Exception {
    KilledProcess.killAt("before:retain", home, folder, search);

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var version = world.doors(RIDES).registered().orElseThrow();
      assertThat(publisher.withdraw(RIDES, version, WHY).orElseThrow().wasCurrent()).isTrue();
      assertNoDoorShowsRides(world);

      var next = publish(publisher);

      assertThat(next).isNotEqualTo(version);
      var doors = world.doors(RIDES);
      assertThat(doors.registered()).contains(next);
      assertThat(doors.indexed()).contains(next);
      assertThat(doors.mapped()).contains(next);
    }
  }

  @Test
  void publish_comparedReleaseWithdrawnMeanwhile_tellsNothingOfIt() throws Exception {
    String first;
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      first = publish(publisher);
    }
    otherPeople();
    KilledProcess.killAt("before:graph", home, folder, search);

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      publisher.withdraw(RIDES, first, WHY);

      var next = publish(publisher);

      assertThat(home.release(RIDES, next).resolve("rides.diff.csv.gz")).doesNotExist();
      assertThat(world.doors(RIDES).registered()).contains(next);
    }
  }

  @Test
  void withdraw_searchNodeDown_isFinishedWhenItIsBack() throws IOException {
    String version;
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      version = publish(publisher);
    }
    try (var down = World.open(URI.create("http://127.0.0.1:" + freePort()), home);
        var publisher = new Publisher(down.engines(), Runnable::run)) {
      assertThat(publisher.withdraw(RIDES, version, WHY).orElseThrow().left())
          .containsExactly("search");
      assertThat(home.release(RIDES, version)).doesNotExist();
    }

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      assertThat(world.doors(RIDES).indexed()).contains(version);

      publisher.deleteRemains();

      assertNoDoorShowsRides(world);
    }
  }

  @Test
  void withdraw_earlierRelease_leavesTheCurrentAlone() throws IOException {
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var first = publish(publisher);
      otherPeople();
      var second = publish(publisher);

      var withdrawal = publisher.withdraw(RIDES, first, WHY).orElseThrow();

      assertThat(withdrawal.wasCurrent()).isFalse();
      assertThat(withdrawal.remainsIn()).containsExactly(second);
      assertThat(publisher.withdraw(RIDES, first, WHY)).contains(withdrawal);
      var doors = world.doors(RIDES);
      assertThat(doors.registered()).contains(second);
      assertThat(doors.indexed()).contains(second);
      assertThat(doors.mapped()).contains(second);
      assertThat(home.release(RIDES, first)).doesNotExist();
      assertThat(home.release(RIDES, second)).isNotEmptyDirectory();
      assertThat(publisher.withdraw(RIDES, "20000101.1", WHY)).isEmpty();
    }
  }

  @Test
  void publish_afterCurrentWasWithdrawn_isComparedWithTheNewestKept() throws IOException {
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var first = publish(publisher);
      otherPeople();
      var second = publish(publisher);
      assertThat(publisher.withdraw(RIDES, second, WHY).orElseThrow().remainsIn()).isEmpty();

      var third = publish(publisher);

      var changes = Changes.find(home.release(RIDES, third)).orElseThrow();
      assertThat(changes.previous()).contains(first);
      assertThat(changes.isComplete()).as(changes.notCompared()).isTrue();
      assertThat(publisher.withdraw(RIDES, second, WHY).orElseThrow().remainsIn()).isEmpty();
      assertThat(publisher.withdraw(RIDES, first, WHY).orElseThrow().remainsIn())
          .containsExactly(third);
    }
  }

  @Test
  void withdraw_releaseThatAnOpenSwitchTellsOf_namesWhatWillBePublished() throws Exception {
    String first;
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      first = publish(publisher);
    }
    otherPeople();
    KilledProcess.killAt("before:switch", home, folder, search);

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var withdrawal = publisher.withdraw(RIDES, first, WHY).orElseThrow();
      publisher.recover();

      var next = world.doors(RIDES).registered().orElseThrow();
      assertThat(next).isNotEqualTo(first);
      assertThat(withdrawal.remainsIn()).containsExactly(next);
      assertThat(publisher.withdraw(RIDES, first, WHY).orElseThrow().remainsIn())
          .containsExactly(next);
    }
  }

  /// Then the later release seems to be the earlier one.
  @Test
  void withdraw_clockWasSetBackSince_namesWhatWasComparedWithIt() throws IOException {
    try (var world = World.open(search, home)) {
      String first;
      try (var publisher = new Publisher(later(world.engines()), Runnable::run)) {
        first = publish(publisher);
      }
      otherPeople();
      try (var publisher = new Publisher(world.engines(), Runnable::run)) {
        var second = publish(publisher);

        assertThat(publisher.withdraw(RIDES, first, WHY).orElseThrow().remainsIn())
            .containsExactly(second);
      }
    }
  }

  @Test
  void recover_runCutOffBeforeItsRetention_endsOlderReleases() throws Exception {
    retain("{keep: 1}");
    String first;
    Path copy;
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      first = publish(publisher);
      copy = copyOf(first);
    }
    otherPeople();
    KilledProcess.killAt("before:retain", home, folder, search);

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      assertThat(home.release(RIDES, first)).isNotEmptyDirectory();

      publisher.recover();

      assertThat(home.release(RIDES, first)).doesNotExist();
      assertThat(copy).doesNotExist();
      assertThat(home.codedCopies()).isNotEmptyDirectory();
      assertThat(tombstone(world, first)).get().isInstanceOf(Tombstone.Retired.class);
      assertThat(new PeopleRegister(home.register()).entries(RIDES)).hasSize(2);
      assertThat(world.doors(RIDES).registered()).isPresent().isNotEqualTo(Optional.of(first));
    }
  }

  @Test
  void recover_retentionCutOffAfterItsDecision_deletesTheFiles() throws IOException {
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var first = publish(publisher);
      retain("{keep: 1}");
      otherPeople();
      var engines = world.engines();
      var register = engines.register();
      publish(publisher);
      // As if the process had ended before the files: they are there again.
      Files.createDirectories(home.release(RIDES, first));
      Files.writeString(home.release(RIDES, first).resolve("rides.csv"), "half");
      undelete(engines, first);

      publisher.recover();

      assertThat(home.release(RIDES, first)).doesNotExist();
      assertThat(register.listKept()).extracting(Release::version).doesNotContain(first);
    }
  }

  @Test
  void publish_unchangedButOlder_endsWhatIsTooOld() throws IOException {
    retain("{for: P1D}");
    try (var world = World.open(search, home)) {
      String first;
      try (var publisher = new Publisher(world.engines(), Runnable::run)) {
        first = publish(publisher);
        otherPeople();
        publish(publisher);
      }
      assertThat(world.engines().register().listKept()).hasSize(2);

      try (var publisher = new Publisher(later(world.engines()), Runnable::run)) {
        var unchanged = publisher.publish(folder).snapshot();

        assertThat(unchanged.messages()).first().asString().startsWith("nothing new");
        assertThat(world.engines().register().listKept())
            .extracting(Release::version)
            .hasSize(1)
            .doesNotContain(first);
        assertThat(home.release(RIDES, first)).doesNotExist();
      }
    }
  }

  private String publish(Publisher publisher) {
    var message = publisher.publish(folder).snapshot().messages().getFirst();
    assertThat(message).startsWith("published release ");
    return message.substring("published release ".length());
  }

  private void assertNoDoorShowsRides(World world) throws IOException {
    var doors = world.doors(RIDES);
    assertThat(doors.registered()).isEmpty();
    assertThat(doors.indexed()).isEmpty();
    assertThat(doors.mapped()).isEmpty();
    assertThat(doors.files()).isEmpty();
  }

  private static Optional<Tombstone> tombstone(World world, String version) {
    var engines = world.engines();
    return new ReleaseHistory(engines.database(), engines.home())
        .find(RIDES, version)
        .orElseThrow()
        .tombstone();
  }

  private static void undelete(Engines engines, String version) {
    new Database(engines.database())
        .transaction(
            write ->
                write.update("update release set deleted_at = null where version = ?", version));
  }

  private static Engines later(Engines now) {
    return new Engines(
        now.home(),
        now.baseIri(),
        now.vault(),
        now.database(),
        now.register(),
        now.graphs(),
        now.index(),
        now.limits(),
        Clock.offset(now.clock(), Duration.ofDays(2)));
  }

  /// A compressed copy of a file of the release, and one of nobody's.
  private Path copyOf(String version) throws IOException {
    var file = ReleasedFile.of(home.release(RIDES, version).resolve("rides.csv"));
    Files.createDirectories(home.codedCopies());
    Files.writeString(
        home.codedCopies().resolve("0".repeat(64) + "-" + "1".repeat(64) + ".gz"), "other");
    return Files.writeString(
        home.codedCopies().resolve(file.sha256() + "-" + "2".repeat(64) + ".gz"), "copy");
  }

  private void retain(String rule) throws IOException {
    var descriptor = folder.resolve("dataset.yaml");
    Files.writeString(descriptor, Files.readString(descriptor) + "retention: " + rule + "\n");
  }

  /// So few of the same rows in another release would tell who they are.
  private void otherPeople() throws IOException {
    TestDataset.rides(root.resolve("more"), ROWS + 100);
    var rides = Files.readString(root.resolve("more/rides.csv"));
    Files.writeString(folder.resolve("rides.csv"), rides.replaceAll("\nr(?=[0-9])", "\ns"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
