package city.madang.standalone;

import city.madang.etl.cli.Places;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `madang up`: starts everything, publishes what it came with, and stays until Ctrl-C.
@Command(
    name = "up",
    description =
        "Start search, store and portal, publish the datasets that Madang came with, and stay.")
final class UpCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli, before the call
  private CommandSpec spec;

  @Option(
      names = "--port",
      description = "HTTP port on this machine (default: ${DEFAULT-VALUE})",
      defaultValue = "8080")
  private int port;

  @Option(names = "--no-publish", description = "Start only; publish nothing.")
  private boolean noPublish;

  @Option(names = "--detach", description = "Return once everything is up.")
  private boolean detach;

  /// Of the process that `--detach` leaves behind.
  @Option(names = "--detached", hidden = true)
  private boolean detached;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 1 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port is between 1 and 65535");
    }
    return detach ? Detached.up(places, port, noPublish) : up();
  }

  private int up() throws InterruptedException {
    try (var _ = HomeLock.take(places.home())) {
      Ports.checkFree(port);
      try (var servers = new Servers(places, port)) {
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
        System.out.println("starting search and portal …");
        servers.start();
        return new Session(places, servers, detached).run(!noPublish);
      }
    }
  }
}
