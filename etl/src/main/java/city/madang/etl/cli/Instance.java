package city.madang.etl.cli;

import city.madang.etl.release.Home;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/// The Madang that runs on a home, as it wrote itself down.
///
/// @param pid of the process that holds it together
/// @param portal its address, ending in `/`
/// @param ready whether its doors are open and what it publishes at the start was tried
/// @param published the exit code of that publishing, 0 until then
public record Instance(long pid, URI portal, boolean ready, int published) {
  private static final String FILE = "instance.properties";

  /// The instance on `home`, if its process lives.
  public static Optional<Instance> find(Home home) {
    return read(home.root().resolve(FILE)).filter(Instance::isAlive);
  }

  /// The instance on `home`.
  ///
  /// @throws CommandException if none runs there
  static Instance get(Home home) {
    return find(home)
        .orElseThrow(
            () ->
                new CommandException(
                    "no Madang runs on %s: start it with ./madang up".formatted(home.root())));
  }

  /// Writes the instance down for other commands, at once or not at all.
  public void write(Home home) {
    var file = home.root().resolve(FILE);
    var text =
        "pid=%d%nportal=%s%nready=%s%npublished=%d%n".formatted(pid, portal, ready, published);
    try {
      var beside = Files.writeString(file.resolveSibling(FILE + ".new"), text);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }

  /// Forgets the instance.
  public static void delete(Home home) {
    try {
      Files.deleteIfExists(home.root().resolve(FILE));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete " + FILE, failed);
    }
  }

  /// The process that holds the instance together.
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
  }

  private boolean isAlive() {
    return process().isPresent();
  }

  private static Optional<Instance> read(Path file) {
    try {
      var values = new Properties();
      values.load(new StringReader(Files.readString(file)));
      return Optional.of(
          new Instance(
              Long.parseLong(values.getProperty("pid", "")),
              URI.create(values.getProperty("portal", "")),
              Boolean.parseBoolean(values.getProperty("ready", "")),
              Integer.parseInt(values.getProperty("published", "0"))));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CommandException(
          "%s cannot be read: delete it if no Madang runs there".formatted(file));
    }
  }
}
