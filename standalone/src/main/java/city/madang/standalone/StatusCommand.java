package city.madang.standalone;

import city.madang.etl.cli.Instance;
import city.madang.etl.cli.Places;
import city.madang.etl.cli.PortalClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `madang status`: what runs on a home, and how it does.
@Command(name = "status", description = "Tell what runs on a home; exit code 1 if nothing does.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Override
  public Integer call() {
    var running = Instance.find(places.home());
    if (running.isEmpty()) {
      System.out.println("no Madang runs on " + places.home().root());
      return 1;
    }
    var instance = running.get();
    var portal = new PortalClient(instance.portal(), places.home());
    var healthy = portal.isHealthy();
    System.out.printf(
        "portal     %s (%s)%n", instance.portal(), healthy ? "open" : "not answering");
    System.out.printf("home       %s%n", places.home().root());
    print("madang", instance.pid());
    instance.process().stream().flatMap(ProcessHandle::children).forEach(StatusCommand::print);
    if (healthy) {
      System.out.printf("published  %s%n", String.join(", ", portal.published()));
      portal.problems().forEach(problem -> System.out.printf("problem    %s%n", problem));
    }
    return healthy ? 0 : 1;
  }

  private static void print(ProcessHandle child) {
    var command = child.info().commandLine().orElse("");
    print(nameOf(command), child.pid());
  }

  /// What a child of `madang up` is, by its command line.
  static String nameOf(String command) {
    if (command.contains("org.jboss.modules.Main")) {
      return "wildfly";
    }
    return command.contains("city.madang.elasticsearch") ? "elastic" : "other";
  }

  private static void print(String name, long pid) {
    System.out.printf("%-10s pid %d, %s%n", name, pid, Memory.of(pid));
  }
}
