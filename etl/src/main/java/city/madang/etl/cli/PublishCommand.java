package city.madang.etl.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `madang publish`: asks the running portal for a run and shows it.
@Command(
    name = "publish",
    description = "Publish a dataset through all doors of the running portal.")
public final class PublishCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Parameters(paramLabel = "DATASET", description = "id of a dataset, or its folder")
  private String dataset = "";

  @Override
  public Integer call() {
    var folder = places.dataset(dataset);
    var instance = Instance.get(places.home());
    var portal = new PortalClient(instance.portal(), places.home());
    var first = portal.publish(folder);
    return ProgressPrinter.standard().follow(first, () -> portal.progress(first.dataset()));
  }
}
