package city.madang.etl.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `madang repair`: asks the running portal to bring all doors to one version.
@Command(
    name = "repair",
    description = {
      "Bring SPARQL and search to the current release of every dataset, or of one, from its files.",
      "Prints what was done as JSON; exit code 1 if something stopped it."
    })
public final class RepairCommand implements Callable<Integer> {
  private static final int POLL_MILLIS = 200;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private Places places = new Places();

  @Parameters(
      paramLabel = "DATASET",
      arity = "0..1",
      description = "id of a dataset (default: all)")
  private @Nullable String dataset;

  @Override
  public Integer call() throws InterruptedException {
    var home = places.home();
    var portal = new PortalClient(Instance.get(home).portal(), home);
    var id = Optional.ofNullable(dataset);
    var repair = portal.repair(id);
    while (!repair.ended()) {
      Thread.sleep(POLL_MILLIS);
      repair = portal.repairProgress(id);
    }
    System.out.println(
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .putPOJO("done", repair.done())
                .putPOJO("stopped", repair.stopped())));
    return repair.stopped().isEmpty() ? 0 : 1;
  }
}
