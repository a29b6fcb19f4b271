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

/// The files of a release, compared with its manifest; that and its signature with their SHA-256.
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
  /// @param signatureSha256 of what signs it; empty if that is not known to be there
  public static Optional<String> findFault(
      Path folder, String manifestSha256, Optional<String> signatureSha256) {
    if (!isIntact(folder.resolve(Manifests.FILE), manifestSha256)) {
      return Optional.of(Manifests.FILE);
    }
    if (signatureSha256.isPresent()
        && !isIntact(folder.resolve(Manifests.SIGNATURE), signatureSha256.get())) {
      return Optional.of(Manifests.SIGNATURE);
    }
    return new ProvenFiles(folder)
        .files().stream()
            .filter(file -> !isIntact(folder.resolve(file.name()), file.sha256()))
            .map(ReleasedFile::name)
            .findFirst();
  }

  /// The files in `folder` if each of them is what was published.
  static Optional<ProvenFiles> find(
      Path folder, String manifestSha256, Optional<String> signatureSha256) {
    return findFault(folder, manifestSha256, signatureSha256).isEmpty()
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

  private static boolean isIntact(Path file, String sha256) {
    return Files.isRegularFile(file) && Sha256.of(file).equals(sha256);
  }
}
