package city.madang.etl.export.check;

import city.madang.etl.export.signature.KeySet;
import city.madang.etl.export.signature.PublicJwk;
import city.madang.etl.source.Beside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of portals as they were when they were met first.
///
/// Shape: `<folder>/<host>_<port>.jwks.json`. A portal that shows another key later is not
/// believed.
///
/// @param folder may not exist yet
public record KnownKeys(Path folder) {
  private static final String ENDING = ".jwks.json";

  /// The keys of a portal that was met before.
  public Optional<KeySet> find(URI portal) {
    return read(file(portal));
  }

  /// Where the keys of a portal are kept.
  public Path file(URI portal) {
    var port = portal.getPort() < 0 ? "" : "_" + portal.getPort();
    var host = String.valueOf(portal.getHost()).replaceAll("[^A-Za-z0-9.-]", "_");
    return folder.resolve(host + port + ENDING);
  }

  /// Remembers the keys of a portal.
  public void pin(URI portal, KeySet keys) {
    Beside.write(file(portal), beside -> Files.writeString(beside, keys.toJson()));
  }

  /// The keys of all portals.
  public KeySet all() {
    var keys = new ArrayList<PublicJwk>();
    try (var files = Files.list(folder)) {
      files
          .filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING))
          .forEach(file -> read(file).ifPresent(set -> keys.addAll(set.keys())));
    } catch (NoSuchFileException none) {
      return new KeySet(List.of());
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot list the known keys", failed);
    }
    return new KeySet(keys);
  }

  /// Reads a file of keys.
  ///
  /// @throws UncheckableException if there is none in it
  public static Optional<KeySet> read(Path file) {
    try {
      return Optional.of(KeySet.parse(Files.readString(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException broken) {
      throw new UncheckableException(
          "%s has no keys: give a JWK set, as a portal has it at /%s".formatted(file, KeySet.PATH));
    }
  }
}
