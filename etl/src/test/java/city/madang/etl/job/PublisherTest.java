package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs while the search node is down.
class PublisherTest {
  private static final int ROWS = 500;

  @TempDir Path root;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private World world;
  private Publisher publisher;

  @BeforeEach
  void open() throws IOException {
    var home = new Home(root.resolve("home"));
    world = World.open(URI.create("http://127.0.0.1:" + freePort()), home);
    publisher = new Publisher(world.engines(), waiting::add);
  }

  @AfterEach
  void close() {
    publisher.close();
    world.close();
  }

  @Test
  void publish_whileARunIsUnderWay_joinsIt() throws IOException {
    var rides = TestDataset.rides(root.resolve("rides"), ROWS);

    var first = publisher.publish(rides);
    var second = publisher.publish(rides);

    assertThat(second).isSameAs(first);
    assertThat(waiting).hasSize(1);
    assertThat(first.snapshot().exitCode()).isEmpty();
  }

  @Test
  void publish_anotherDataset_isARunOfItsOwn() throws IOException {
    var rides = TestDataset.rides(root.resolve("rides"), ROWS);
    var walks = TestDataset.rides(root.resolve("walks"), ROWS);
    var descriptor = walks.resolve("dataset.yaml");
    Files.writeString(descriptor, Files.readString(descriptor).replace("id: rides", "id: walks"));

    assertThat(publisher.publish(walks)).isNotSameAs(publisher.publish(rides));
    assertThat(waiting).hasSize(2);
  }

  @Test
  void publish_noDataset_endsAtOnce() {
    var ended = publisher.publish(root.resolve("nowhere")).snapshot();

    assertThat(ended.exitCode()).contains(4);
    assertThat(ended.messages())
        .containsExactly(
            "nowhere/dataset.yaml:1: cannot be read: a dataset folder holds a" + " dataset.yaml");
    assertThat(waiting).isEmpty();
  }

  @Test
  void publish_afterRefusalAndMending_beginsAnew() throws IOException {
    var rides = TestDataset.rides(root.resolve("rides"), ROWS);
    Files.writeString(rides.resolve("rides.csv"), "");

    var refused = run(rides);
    TestDataset.rides(rides, ROWS);
    var mended = run(rides);

    assertThat(refused.exitCode()).contains(3);
    assertThat(refused.steps())
        .extracting(RunProgress.Step::name)
        .containsExactly("fetch", "stage");
    assertThat(mended.steps())
        .extracting(RunProgress.Step::name)
        .containsExactly(
            "fetch", "stage", "check", "anonymize", "export", "map", "compare", "sign", "index");
  }

  @Test
  void publish_afterTheNodeWasDown_goesOnAtItsStep() throws IOException {
    var rides = TestDataset.rides(root.resolve("rides"), ROWS);

    var failed = run(rides);
    var left = names(root);
    var again = run(rides);

    assertThat(left).contains("scratch").noneMatch(name -> name.startsWith("spill-"));
    assertThat(failed.exitCode()).contains(1);
    assertThat(failed.messages())
        .singleElement()
        .asString()
        .contains("search", "publish again")
        .doesNotContain("Exception");
    assertThat(again.steps()).extracting(RunProgress.Step::name).containsExactly("index");
  }

  private RunProgress.Snapshot run(Path folder) {
    var progress = publisher.publish(folder);
    waiting.remove().run();
    return progress.snapshot();
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
