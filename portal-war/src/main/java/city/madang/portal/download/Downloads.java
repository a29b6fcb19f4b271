package city.madang.portal.download;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.download.DownloadOutcome.Ready;
import city.madang.portal.download.DownloadOutcome.UnknownDataset;
import city.madang.portal.download.DownloadOutcome.UnknownFile;
import city.madang.portal.download.DownloadOutcome.UnknownRelease;
import java.nio.file.Path;
import java.util.Optional;

/// Finds released files: those that the manifest lists, and the manifest.
///
/// A name is compared with the listed ones and never made into a path first.
public final class Downloads {
  private final ReleaseRegister register;

  public Downloads(ReleaseRegister register) {
    this.register = register;
  }

  DownloadOutcome findLatest(DatasetId dataset, String file) {
    return register
        .findCurrent(dataset)
        .map(release -> find(release, file))
        .orElseGet(UnknownDataset::new);
  }

  DownloadOutcome find(DatasetId dataset, String version, String file) {
    var release = register.find(dataset, version);
    if (release.isPresent()) {
      return find(release.get(), file);
    }
    return register.findCurrent(dataset).isPresent() ? new UnknownRelease() : new UnknownDataset();
  }

  private static DownloadOutcome find(Release release, String name) {
    return listed(release.folder(), name)
        .<DownloadOutcome>map(file -> new Ready(file, release.folder().resolve(file.name())))
        .orElseGet(UnknownFile::new);
  }

  private static Optional<ReleasedFile> listed(Path folder, String name) {
    if (name.equals(Manifests.FILE)) {
      return Optional.of(ReleasedFile.of(folder.resolve(Manifests.FILE)));
    }
    return Manifests.read(folder).files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst();
  }
}
