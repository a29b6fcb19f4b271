package city.madang.etl.doors;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.index.SearchContent;
import city.madang.etl.run.Json;
import city.madang.etl.source.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The files of a release, compared with its manifest, and that with its SHA-256.
public final class ProvenFiles {
  private static final String TRIPLES = ".nt.gz";
  private static final String PROVENANCE = "provenance.ttl";

  private final Path folder;

  private ProvenFiles(Path folder) {
    this.folder = folder;
  }

  /// The first file that is not what was published; every file is read.
  ///
  /// @param manifestSha256 of the manifest
  public static Optional<String> findFault(Path folder, String manifestSha256) {
    var manifest = folder.resolve(Manifests.FILE);
    if (!Files.isRegularFile(manifest) || !Sha256.of(manifest).equals(manifestSha256)) {
      return Optional.of(Manifests.FILE);
    }
    return new ProvenFiles(folder)
        .files().stream()
            .filter(file -> !isIntact(folder, file))
            .map(ReleasedFile::name)
            .findFirst();
  }

  /// The files in `folder` if each of them is what was published.
  static Optional<ProvenFiles> find(Path folder, String manifestSha256) {
    return findFault(folder, manifestSha256).isEmpty()
        ? Optional.of(new ProvenFiles(folder))
        : Optional.empty();
  }

  /// The files that a run has just made, which nobody else could have touched.
  static ProvenFiles justMade(Path folder) {
    return new ProvenFiles(folder);
  }

  Path folder() {
    return folder;
  }

  /// What the graph of the release holds.
  List<Path> triples() {
    return files().stream()
        .map(ReleasedFile::name)
        .filter(name -> name.endsWith(TRIPLES) || name.equals(PROVENANCE))
        .map(folder::resolve)
        .toList();
  }

  /// What search shows of the release; releases of earlier code do not tell.
  Optional<SearchContent> findSearchContent() {
    return findSearchContent(folder);
  }

  static Optional<SearchContent> findSearchContent(Path folder) {
    var file = folder.resolve(SearchContent.FILE);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Json.read(file, SearchContent.class))
          : Optional.empty();
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }

  private List<ReleasedFile> files() {
    return Manifests.read(folder).files();
  }

  private static boolean isIntact(Path folder, ReleasedFile file) {
    var path = folder.resolve(file.name());
    return Files.isRegularFile(path) && Sha256.of(path).equals(file.sha256());
  }
}
