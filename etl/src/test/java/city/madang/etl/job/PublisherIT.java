package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of runs that were cut off or refused.
class PublisherIT {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final int ROWS = 2_000;

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
  void recover_runThatWasCutOff_isFinished() throws Exception {
    KilledProcess.killAt("before:map", home, folder, search);

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      publisher.recover();

      var progress = publisher.find(RIDES).orElseThrow().snapshot();
      assertThat(progress.exitCode()).as("%s", progress).contains(0);
      assertThat(progress.steps().getFirst().name()).isEqualTo("map");
      var doors = world.doors(RIDES);
      assertThat(doors.registered()).isPresent();
      assertThat(doors.indexed()).isEqualTo(doors.registered());
      assertThat(doors.mapped()).isEqualTo(doors.registered());
      assertThat(home.work().resolve("rides")).isEmptyDirectory();
    }
  }

  @Test
  void publish_badSourceMendedAfterTheCut_publishesTheMendedOne() throws Exception {
    append("Gildong,1977");
    KilledProcess.killAt("before:stage", home, folder, search);
    TestDataset.rides(folder, ROWS);

    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      var mended = publisher.publish(folder).snapshot();

      assertThat(mended.exitCode()).as("%s", mended).contains(0);
      assertThat(world.doors(RIDES).registered()).isPresent();
    }
  }

  @Test
  void publish_newRowsAfterRefusal_isTheNextRelease() throws Exception {
    try (var world = World.open(search, home);
        var publisher = new Publisher(world.engines(), Runnable::run)) {
      publisher.publish(folder);
      var first = world.doors(RIDES).registered();
      append("Gildong,1977");
      assertThat(publisher.publish(folder).snapshot().exitCode()).contains(3);
      TestDataset.rides(folder, ROWS + 100);
      ofOtherPeople();

      var mended = publisher.publish(folder).snapshot();

      assertThat(mended.messages()).first().asString().startsWith("published release");
      var doors = world.doors(RIDES);
      assertThat(doors.registered()).isPresent().isNotEqualTo(first);
      assertThat(doors.indexed()).isEqualTo(doors.registered());
      assertThat(doors.mapped()).isEqualTo(doors.registered());
    }
  }

  /// So few of the same rows in another release would tell who they are.
  private void ofOtherPeople() throws IOException {
    var rides = folder.resolve("rides.csv");
    Files.writeString(rides, Files.readString(rides).replaceAll("\nr(?=[0-9])", "\ns"));
  }

  private void append(String line) throws IOException {
    Files.writeString(folder.resolve("rides.csv"), line, StandardOpenOption.APPEND);
  }
}
