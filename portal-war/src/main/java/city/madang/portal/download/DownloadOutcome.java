package city.madang.portal.download;

import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What became of the question for a file.
sealed interface DownloadOutcome {
  /// The manifest lists it.
  ///
  /// @param siblings all files of the release
  record Listed(Release release, ReleasedFile file, List<ReleasedFile> siblings)
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

  /// No such dataset is published.
  record UnknownDataset() implements DownloadOutcome {}

  /// The dataset is, in other versions.
  record UnknownRelease() implements DownloadOutcome {}

  /// The release is, with other files.
  record UnknownFile() implements DownloadOutcome {}
}
