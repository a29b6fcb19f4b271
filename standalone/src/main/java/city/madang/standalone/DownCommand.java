package city.madang.standalone;

import city.madang.etl.cli.CommandException;
import city.madang.etl.cli.Instance;
import city.madang.etl.cli.Places;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `madang down`: stops the Madang of a home.
@Command(name = "down", description = "Stop the Madang that runs on a home.")
final class DownCommand implements Callable<Integer> {
  private static final int STOP_SECONDS = 90;

  @Mixin private Places places = new Places();

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    var running = Instance.find(places.home()).flatMap(Instance::process);
    if (running.isEmpty()) {
      System.out.println("no Madang runs on " + places.home().root());
      return 0;
    }
    var process = running.get();
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      throw new CommandException(
          "process %d did not stop within %d s".formatted(process.pid(), STOP_SECONDS));
    }
    System.out.println("stopped");
    return 0;
  }
}
