package city.madang.etl.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `madang anonymize`: what would be released, without any server.
@Command(
    name = "anonymize",
    description =
        "Write the table that would be released, its triples, its rejects and its privacy report.")
public final class AnonymizeCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Parameters(paramLabel = "DATASET", description = "id of a dataset, or its folder")
  private String dataset = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "folder for the results; made if absent")
  private Path out = Path.of("");

  @Option(
      names = "--explain",
      description = "Tell which fields stand in the way, and the nearest policy that would pass.")
  private boolean explain;

  @Override
  public Integer call() {
    var folder = places.dataset(dataset);
    return new Trial(out, explain)
        .run((run, watch) -> run.anonymize(folder, Clock.systemUTC(), watch));
  }
}
