package city.madang.etl.job;

import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.DatabaseSettings;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/// A process that publishes one dataset and ends, as if its power were cut, between two
/// instructions of the switch. What it halts in is around the real database and the real search.
final class SwitchProcess {
  private SwitchProcess() {}

  /// Between which two instructions.
  enum Point {
    ENTRY_STORED(101),
    INTENT_WRITTEN(102),
    GRAPH_REPLACED(103),
    FOLDER_MOVED(104),
    ALIAS_SWITCHED(105),
    CURRENT_MARKED(106),
    OLD_INDEX_DELETED(107),
    WORK_FOLDER_DELETED(108);

    private final int exitCode;

    Point(int exitCode) {
      this.exitCode = exitCode;
    }

    /// Tells where the process ended.
    int exitCode() {
      return exitCode;
    }

    void halt() {
      Runtime.getRuntime().halt(exitCode);
    }
  }

  /// Publishes.
  ///
  /// @param arguments home, address of Elasticsearch, dataset folder, point
  public static void main(String[] arguments) throws IOException {
    var home = new Home(Path.of(arguments[0]));
    var point = Point.valueOf(arguments[3]);
    var database = RunProcess.database(DatabaseSettings.of(home));
    CatalogDatabase.migrate(database);
    var search = HaltingSearch.start(URI.create(arguments[1]), point);
    try (var index = new SearchIndex(search);
        var graphs = GraphStore.tdb2(Files.createDirectories(home.store()))) {
      var engines =
          RunProcess.engines(home, index, graphs, HaltingDatabase.around(database, point));
      try (var publisher = new Publisher(engines, Runnable::run, new Halt(point))) {
        publisher.publish(Path.of(arguments[2])).snapshot().messages().forEach(System.out::println);
      }
    }
    System.exit(1); // it should have been halted
  }

  /// Ends the process after the work of a step, before Spring Batch knows.
  private record Halt(Point point) implements StepExecutionListener {
    @Override
    public ExitStatus afterStep(StepExecution step) {
      if ((step.getStepName().equals("graph") && point == Point.GRAPH_REPLACED)
          || (step.getStepName().equals("switch") && point == Point.WORK_FOLDER_DELETED)) {
        point.halt();
      }
      return step.getExitStatus();
    }
  }
}
