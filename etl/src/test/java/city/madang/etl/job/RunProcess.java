package city.madang.etl.job;

import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.DatabaseSettings;
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
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/// A process that publishes one dataset, and stands still where it is told to, waiting to be
/// killed.
final class RunProcess {
  static final String PAUSED = "PAUSED";

  /// The point between a budget's reservation and the first figure that it pays for.
  static final String RESERVED = "after:reservation";

  private RunProcess() {}

  /// Publishes.
  ///
  /// @param arguments home, address of Elasticsearch, dataset folder, `before:<step>`,
  ///   `after:<step>`, [#RESERVED] or `never`
  public static void main(String[] arguments) throws IOException {
    var home = new Home(Path.of(arguments[0]));
    try (var index = new SearchIndex(URI.create(arguments[1]));
        var graphs = GraphStore.tdb2(Files.createDirectories(home.store()))) {
      var pause = new Pause(arguments[3]);
      var engines = engines(home, index, graphs);
      if (arguments[3].equals(RESERVED)) {
        engines = engines(home, index, graphs, ReservationPause.after(engines.database()));
      }
      try (var publisher = new Publisher(engines, Runnable::run, pause)) {
        var snapshot = publisher.publish(Path.of(arguments[2])).snapshot();
        snapshot.messages().forEach(System.out::println);
        System.exit(snapshot.exitCode().orElseThrow());
      }
    }
  }

  static Engines engines(Home home, SearchIndex index, GraphStore graphs) {
    var database = database(DatabaseSettings.of(home));
    CatalogDatabase.migrate(database);
    return engines(home, index, graphs, database);
  }

  /// A pool for H2, as servers have: it closes and packs a file that no connection has open, which
  /// takes longer than most statements.
  static DataSource database(DatabaseSettings settings) {
    if (settings.driver().equals("h2")) {
      return JdbcConnectionPool.create(settings.url(), settings.user(), "");
    }
    var postgresql = new PGSimpleDataSource();
    postgresql.setUrl(settings.url());
    postgresql.setUser(settings.user());
    postgresql.setPassword(settings.readPassword());
    return postgresql;
  }

  /// So that another process can open it.
  static void close(DataSource database) {
    if (database instanceof JdbcConnectionPool pool) {
      pool.dispose();
    }
  }

  static Engines engines(Home home, SearchIndex index, GraphStore graphs, DataSource database) {
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
        standStill();
      }
    }
  }

  /// Says so, and waits to be killed.
  static void standStill() {
    System.out.println(PAUSED);
    while (true) {
      LockSupport.park();
    }
  }
}
