package city.madang.etl.job;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/// Runs of two datasets beside each other, and what must not be beside them.
class SimultaneousRunsIT {
  private static final Set<String> STEPS =
      Set.of("stage", "export", "map", "sign", "index", "graph", "switch");

  @TempDir Path root;

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final ExecutorService pool = Executors.newFixedThreadPool(2, this::newThread);

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @Test
  void publish_twoDatasetsAtOnce_publishesBothWhole() throws Exception {
    var pair = new CyclicBarrier(2);
    try (var world = world();
        var publisher = publisher(world, STEPS, () -> pair.await(1, MINUTES))) {
      var runs = List.of(publisher.publish(rides("rides")), publisher.publish(rides("walks")));
      Awaitility.await().atMost(2, MINUTES).until(publisher::isIdle);

      for (var run : runs) {
        assertThat(run.snapshot().exitCode()).as("%s", run.snapshot()).contains(0);
        var doors = world.doors(new DatasetId(run.dataset()));
        assertThat(doors.registered()).isPresent();
        assertThat(doors.indexed()).isEqualTo(doors.registered());
        assertThat(doors.mapped()).isEqualTo(doors.registered());
      }
    }
  }

  @Test
  void repair_besideASwitch_waitsForItsEnd() throws Exception {
    var atSwitch = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Halt halt =
        () -> {
          atSwitch.countDown();
          goOn.await();
        };
    try (var world = world();
        var publisher = publisher(world, Set.of("switch"), halt)) {
      var run = publisher.publish(rides("rides"));
      assertThat(atSwitch.await(2, MINUTES)).isTrue();
      publisher.repair(Optional.empty());
      Awaitility.await().until(() -> repair(publisher).ended() || waiting() == 2);

      assertThat(repair(publisher).ended()).isFalse();
      goOn.countDown();
      Awaitility.await().atMost(1, MINUTES).until(() -> repair(publisher).ended());
      assertThat(repair(publisher).done()).isEmpty();
      assertThat(run.snapshot().exitCode()).as("%s", run.snapshot()).contains(0);
    }
  }

  private Thread newThread(Runnable work) {
    var thread = new Thread(work);
    threads.add(thread);
    return thread;
  }

  private long waiting() {
    return threads.stream().filter(thread -> thread.getState() == Thread.State.WAITING).count();
  }

  private static RepairReport.Snapshot repair(Publisher publisher) {
    return publisher.findRepair(Optional.empty()).orElseThrow();
  }

  private World world() throws IOException {
    return World.open(SearchNode.empty(), new Home(root.resolve("home")));
  }

  private interface Halt {
    void halt() throws Exception;
  }

  /// @param steps before which each run halts
  private Publisher publisher(World world, Set<String> steps, Halt halt) {
    var watcher =
        new StepExecutionListener() {
          @Override
          public void beforeStep(StepExecution step) {
            if (steps.contains(step.getStepName())) {
              try {
                halt.halt();
              } catch (Exception broken) {
                throw new IllegalStateException(broken);
              }
            }
          }
        };
    return new Publisher(world.engines(), pool, watcher);
  }

  private Path rides(String id) throws IOException {
    var folder = TestDataset.rides(root.resolve(id), 500);
    var descriptor = folder.resolve("dataset.yaml");
    Files.writeString(descriptor, Files.readString(descriptor).replace("id: rides", "id: " + id));
    return folder;
  }
}
