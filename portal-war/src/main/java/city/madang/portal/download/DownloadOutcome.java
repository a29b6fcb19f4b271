package city.madang.portal.download;

import city.madang.etl.export.ReleasedFile;
import java.nio.file.Path;

/// What became of the question for a file.
sealed interface DownloadOutcome {
  /// The file is there.
  record Ready(ReleasedFile file, Path path) implements DownloadOutcome {}

  /// No such dataset is published.
  record UnknownDataset() implements DownloadOutcome {}

  /// The dataset is, in other versions.
  record UnknownRelease() implements DownloadOutcome {}

  /// The release is, with other files.
  record UnknownFile() implements DownloadOutcome {}
}
