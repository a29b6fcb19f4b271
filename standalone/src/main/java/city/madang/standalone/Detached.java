package city.madang.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.cli.CommandException;
import city.madang.etl.cli.Instance;
import city.madang.etl.cli.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `madang up --detach`: the same command in a process of its own, watched until it is ready.
final class Detached {
  private static final int POLL_MILLIS = 200;

  private Detached() {}

  /// Starts the process and shows what it says.
  ///
  /// @return how publishing went, when everything is up; else what the other process ended with
  static int up(Places places, int port, boolean noPublish) throws InterruptedException {
    var log = places.home().logs().resolve("madang.log");
    var process = launch(places, port, noPublish, log);
    var shown = 0L;
    var ready = findReady(places, process.pid());
    while (process.isAlive() && ready.isEmpty()) {
      shown = show(log, shown);
      Thread.sleep(POLL_MILLIS);
      ready = findReady(places, process.pid());
    }
    show(log, shown);
    return process.isAlive() && ready.isPresent() ? ready.get().published() : process.exitValue();
  }

  private static Optional<Instance> findReady(Places places, long pid) {
    return Instance.find(places.home())
        .filter(instance -> instance.pid() == pid && instance.ready());
  }

  /// `nohup`, so that closing the terminal does not end it.
  private static Process launch(Places places, int port, boolean noPublish, Path log) {
    var command = new ArrayList<>(List.of("nohup"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dmadang.distribution=" + places.distribution());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Madang.class.getName()));
    command.addAll(
        List.of(
            "up", "--detached", "--home", places.home().root().toString(), "--port", "" + port));
    if (noPublish) {
      command.add("--no-publish");
    }
    try {
      Files.createDirectories(places.home().logs());
      Files.deleteIfExists(log);
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start in the background", failed);
    }
  }

  /// Prints what the other process has said since.
  private static long show(Path log, long shown) {
    try (var channel = Files.newByteChannel(log)) {
      channel.position(shown);
      var text = new String(Channels.newInputStream(channel).readAllBytes(), UTF_8);
      System.out.print(text);
      return channel.position();
    } catch (IOException failed) {
      throw new CommandException("cannot read " + log);
    }
  }
}
