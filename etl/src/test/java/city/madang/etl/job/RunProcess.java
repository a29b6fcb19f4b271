package city.madang.etl.job;

import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/// A process that publishes one dataset, and stands still where it is told to, waiting to be
/// killed.
final class RunProcess {
  static final String PAUSED = "PAUSED";

  private RunProcess() {}

  /// Publishes.
  ///
  /// @param arguments home, address of Elasticsearch, dataset folder, `before:<step>`,
  ///   `after:<step>` or `never`
  public static void main(String[] arguments) throws IOException {
    var home = new Home(Path.of(arguments[0]));
    try (var index = new SearchIndex(URI.create(arguments[1]));
        var graphs = GraphStore.tdb2(Files.createDirectories(home.store()))) {
      var pause = new Pause(arguments[3]);
      try (var publisher = new Publisher(engines(home, index, graphs), Runnable::run, pause)) {
        var snapshot = publisher.publish(Path.of(arguments[2])).snapshot();
        snapshot.messages().forEach(System.out::println);
        System.exit(snapshot.exitCode().orElseThrow());
      }
    }
  }

  static Engines engines(Home home, SearchIndex index, GraphStore graphs) {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + home.database() + ";WRITE_DELAY=0");
    CatalogDatabase.migrate(database);
    return new Engines(
        home,
        URI.create("https://madang.example/"),
        new Vault(home.vault()),
        database,
        new ReleaseRegister(database, home),
        graphs,
        index,
        new EngineLimits(256 << 20, 1),
        Clock.systemUTC());
  }

  /// Stops the thread at one point of the job, for good.
  private record Pause(String point) implements StepExecutionListener {
    @Override
    public void beforeStep(StepExecution step) {
      pauseAt("before:" + step.getStepName());
    }

    @Override
    public ExitStatus afterStep(StepExecution step) {
      pauseAt("after:" + step.getStepName());
      return step.getExitStatus();
    }

    private void pauseAt(String reached) {
      if (reached.equals(point)) {
        System.out.println(PAUSED);
        while (true) {
          LockSupport.park();
        }
      }
    }
  }
}
