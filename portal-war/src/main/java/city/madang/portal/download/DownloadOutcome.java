package city.madang.portal.download;

import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What became of the question for a file.
sealed interface DownloadOutcome {
  /// The manifest lists it.
  ///
  /// @param siblings all files of the release
  /// @param license of the release, an SPDX identifier; empty beside the manifest itself
  record Listed(Release release, ReleasedFile file, List<ReleasedFile> siblings, String license)
      implements DownloadOutcome {
    public Listed {
      siblings = List.copyOf(siblings);
    }

    Path path(ReleasedFile one) {
      return release.folder().resolve(one.name());
    }
  }

  /// The manifest is not proven yet: ask again then.
  record Later(CompletableFuture<Void> ready) implements DownloadOutcome {}

  /// The manifest is not the one that was published.
  record Damaged() implements DownloadOutcome {}

  /// The release was, and is kept no longer.
  ///
  /// @param current version that the dataset has instead
  record Gone(ReleaseEntry entry, Optional<String> current) implements DownloadOutcome {}

  /// At that moment the dataset had no release yet.
  ///
  /// @param oldest when its first one was published
  record TooEarly(Instant oldest) implements DownloadOutcome {}

  /// No such dataset is published.
  record UnknownDataset() implements DownloadOutcome {}

  /// The dataset is, in other versions.
  record UnknownRelease() implements DownloadOutcome {}

  /// The release is, with other files.
  record UnknownFile() implements DownloadOutcome {}
}
