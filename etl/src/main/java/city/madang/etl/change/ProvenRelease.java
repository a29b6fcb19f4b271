package city.madang.etl.change;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The released files of a folder, each compared with its SHA-256 in the manifest before it is
/// read. What the manifest does not list is not read.
final class ProvenRelease {
  private final Path folder;
  private final Manifest manifest;
  private final Map<String, Path> proven = new HashMap<>();

  private ProvenRelease(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /// The release that a run is making.
  static ProvenRelease of(Path folder) {
    return new ProvenRelease(folder, Manifests.read(folder));
  }

  /// A release that was published.
  ///
  /// @param manifestSha256 of its manifest then
  /// @throws NotComparedException if the manifest is not the same now
  static ProvenRelease of(Path folder, String manifestSha256) {
    if (!hash(folder.resolve(Manifests.FILE)).equals(manifestSha256)) {
      throw new NotComparedException(
          "manifest.json of the release before is not what was published");
    }
    return of(folder);
  }

  Manifest manifest() {
    return manifest;
  }

  Path folder() {
    return folder;
  }

  /// The names of the files that end with one of `endings`.
  List<String> names(String... endings) {
    return manifest.files().stream()
        .map(ReleasedFile::name)
        .filter(name -> List.of(endings).stream().anyMatch(name::endsWith))
        .toList();
  }

  /// SHA-256 as listed.
  String sha256(String name) {
    return manifest.files().stream()
        .filter(file -> file.name().equals(name))
        .map(ReleasedFile::sha256)
        .findFirst()
        .orElseThrow(() -> fault(name, "does not exist"));
  }

  /// A file that is what the manifest says.
  ///
  /// @throws NotComparedException if it is missing or damaged
  Path get(String name) {
    return proven.computeIfAbsent(name, this::prove);
  }

  private Path prove(String name) {
    var file = folder.resolve(name);
    var expected = sha256(name);
    if (!Files.isRegularFile(file)) {
      throw fault(name, "is missing");
    }
    if (!hash(file).equals(expected)) {
      throw fault(name, "is damaged");
    }
    return file;
  }

  private NotComparedException fault(String name, String fault) {
    return new NotComparedException(
        "%s %s in release %s".formatted(name, fault, manifest.version()));
  }

  private static String hash(Path file) {
    try {
      return Files.isRegularFile(file) ? ReleasedFile.of(file).sha256() : "";
    } catch (UncheckedIOException unreadable) {
      return "";
    }
  }
}
