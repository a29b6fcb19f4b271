package city.madang.etl.job;

import city.madang.etl.doors.WorkFolders;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Home;
import city.madang.etl.release.Tombstones.Remains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Deletes the files of a release and their compressed copies. Whoever is being sent one has it
/// open, and gets all of it.
final class ReleaseRemover {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseRemover.class);

  private final Home home;

  ReleaseRemover(Home home) {
    this.home = home;
  }

  /// The copies go first, for their names stand in the manifest.
  void delete(Remains remains) {
    var folder = home.release(remains.dataset(), remains.version());
    if (Files.exists(folder.resolve(Manifests.FILE))) {
      deleteCopies(hashes(folder));
    }
    WorkFolders.delete(folder);
  }

  /// A manifest that is damaged names no copies; they go when the cache needs room.
  private static Set<String> hashes(Path folder) {
    try {
      return Manifests.read(folder).files().stream()
          .map(ReleasedFile::sha256)
          .collect(Collectors.toSet());
    } catch (JacksonException damaged) {
      LOG.warn("the copies of a release with a damaged manifest cannot be told from others");
      return Set.of();
    }
  }

  /// Another release may have the same file: then its copy is made again when it is asked for.
  private void deleteCopies(Set<String> hashes) {
    if (!Files.isDirectory(home.codedCopies())) {
      return;
    }
    try (var copies = Files.list(home.codedCopies())) {
      for (var copy : copies.toList()) {
        if (hashes.contains(String.valueOf(copy.getFileName()).split("-", 2)[0])) {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete compressed copies", failed);
    }
  }
}
