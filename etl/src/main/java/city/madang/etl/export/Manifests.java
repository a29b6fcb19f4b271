package city.madang.etl.export;

import city.madang.etl.source.Beside;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads `manifest.json`.
public final class Manifests {
  /// The name of the manifest in a release folder.
  public static final String FILE = "manifest.json";

  /// The signature of its bytes, beside it.
  public static final String SIGNATURE = "manifest.json.jws";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Manifests() {}

  /// Tells whether a file is the manifest or its signature, which no manifest lists.
  public static boolean isAbout(String name) {
    return name.equals(FILE) || name.equals(SIGNATURE);
  }

  /// Writes the manifest into the release folder, by an atomic rename.
  public static void write(Path folder, Manifest manifest) {
    var text = JSON.writeValueAsString(manifest) + "\n";
    Beside.write(folder.resolve(FILE), file -> Files.writeString(file, text));
  }

  /// Reads the manifest of a release folder.
  public static Manifest read(Path folder) {
    return JSON.readValue(folder.resolve(FILE), Manifest.class);
  }

  /// Reads the manifest of a release folder if it is the one of this hash; what is read is what was
  /// hashed. Empty if it is gone or another.
  public static Optional<Manifest> findProven(Path folder, String sha256) {
    try {
      var bytes = Files.readAllBytes(folder.resolve(FILE));
      return Sha256.of(bytes).equals(sha256)
          ? Optional.of(JSON.readValue(bytes, Manifest.class))
          : Optional.empty();
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read a manifest", unreadable);
    }
  }
}
