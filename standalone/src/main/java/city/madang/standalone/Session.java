package city.madang.standalone;

import city.madang.etl.cli.Places;
import city.madang.etl.cli.PortalClient;
import city.madang.etl.cli.ProgressPrinter;
import city.madang.etl.job.RunProgress;
import java.io.PrintStream;
import java.util.ArrayList;

/// What a person sees between the start of the servers and Ctrl-C.
final class Session {
  private final Places places;
  private final Servers servers;
  private final PortalClient portal;
  private final boolean detached;
  private final PrintStream out = System.out;

  Session(Places places, Servers servers, boolean detached) {
    this.places = places;
    this.servers = servers;
    this.detached = detached;
    this.portal = new PortalClient(servers.portal(), places.home());
  }

  /// Stays until a server ends by itself; Ctrl-C ends the process instead.
  ///
  /// @return the exit code
  int run(boolean publish) throws InterruptedException {
    printAddresses();
    var exitCode = publish ? publishNew() : 0;
    servers.ready(exitCode);
    out.println(exitCode == 0 ? ready(detached) : "not everything was published");
    var ended = servers.awaitEnd();
    System.err.printf("madang: %s; see the logs in %s%n", ended, places.home().logs());
    return 1;
  }

  static String ready(boolean detached) {
    return detached ? "ready; './madang down' stops it" : "ready; Ctrl-C stops it";
  }

  private void printAddresses() {
    var base = servers.portal();
    out.printf("portal     %s%n", base);
    out.printf("search     %sapi/search?q=%s%n", base, "정류장");
    out.printf("SPARQL     %ssparql%n", base);
    out.printf("datasets   %sapi/datasets%n", base);
    out.printf("health     %shealth%n", base);
  }

  /// Publishes each dataset that Madang came with and that has no release yet. One of the steward's
  /// own is first published by name: a draft that is only checked must not go out by a restart.
  private int publishNew() {
    var published = portal.published();
    var asked = new ArrayList<RunProgress.Snapshot>();
    for (var dataset : places.datasets().list().entrySet()) {
      var id = dataset.getKey().value();
      if (published.contains(id)) {
        out.printf("%-16s is published already%n", id);
      } else if (!dataset.getValue().startsWith(places.bundledDatasets())) {
        out.printf("%-16s is not published: './madang publish %s' does it%n", id, id);
      } else {
        asked.add(portal.publish(dataset.getValue()));
      }
    }
    return asked.stream().mapToInt(this::follow).max().orElse(0);
  }

  private int follow(RunProgress.Snapshot first) {
    return ProgressPrinter.standard().follow(first, () -> portal.progress(first.dataset()));
  }
}
