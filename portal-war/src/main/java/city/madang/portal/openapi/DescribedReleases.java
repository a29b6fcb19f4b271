package city.madang.portal.openapi;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Release;

/// Where releases and their tables come from.
public interface DescribedReleases {
  /// Problems: 404 `dataset-not-found`.
  Release current(DatasetId id);

  /// Problems: 404 `dataset-not-found`, `release-not-found`, 410 `release-withdrawn`,
  /// `release-retired`.
  Release release(DatasetId id, String version);

  /// Problems: 503 `file-damaged`, `overloaded`, `records-timeout`.
  DescribedRelease describe(Release release);
}
