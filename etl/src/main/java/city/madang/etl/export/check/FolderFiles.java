package city.madang.etl.export.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A release that lies in a folder.
public record FolderFiles(Path folder) implements ReleaseFiles {
  @Override
  public Optional<byte[]> find(String name) {
    var file = folder.resolve(name);
    try {
      if (!isFile(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > Bounded.SMALL_BYTES) {
        throw new UncheckableException(name + " is too large to be one: is this a release?");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException failed) {
      throw new UncheckableException(name + " cannot be read: see its permissions");
    }
  }

  @Override
  public Optional<Found> hash(String name, long sizeBytes) {
    var file = folder.resolve(name);
    if (!isFile(file)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(file)) {
      return Optional.of(Bounded.hash(in, sizeBytes));
    } catch (IOException failed) {
      throw new UncheckableException(name + " cannot be read: see its permissions");
    }
  }

  @Override
  public String absence() {
    return "is missing";
  }

  @Override
  public List<String> list() {
    try (var children = Files.list(folder)) {
      return children.map(child -> String.valueOf(child.getFileName())).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot list the folder", failed);
    }
  }

  @Override
  public ReleaseFiles of(String version) {
    return this;
  }

  /// A link may lead anywhere: what it leads to is not in the folder.
  private static boolean isFile(Path file) {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
