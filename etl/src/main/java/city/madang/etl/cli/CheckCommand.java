package city.madang.etl.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `madang check`: is the descriptor right, and is the source good enough?
@Command(name = "check", description = "Check a descriptor and its source; nothing is published.")
public final class CheckCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Parameters(paramLabel = "DATASET", description = "id of a dataset, or its folder")
  private String dataset = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for the list of rejected lines")
  private @Nullable Path out;

  @Override
  public Integer call() {
    var folder = places.dataset(dataset);
    return new Trial(out).run((run, watch) -> run.check(folder, Clock.systemUTC(), watch));
  }
}
