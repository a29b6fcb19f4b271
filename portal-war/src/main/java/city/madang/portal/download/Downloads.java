package city.madang.portal.download;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.download.DownloadOutcome.Damaged;
import city.madang.portal.download.DownloadOutcome.Later;
import city.madang.portal.download.DownloadOutcome.Listed;
import city.madang.portal.download.DownloadOutcome.UnknownDataset;
import city.madang.portal.download.DownloadOutcome.UnknownFile;
import city.madang.portal.download.DownloadOutcome.UnknownRelease;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Opening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.text.Normalizer;
import java.util.List;

/// Finds released files: those that the manifest lists, and the manifest, which must be the one
/// that the register remembers.
///
/// A name is compared with the listed ones and never made into a path first.
public final class Downloads {
  private final ReleaseRegister register;
  private final FileProofs proofs;

  public Downloads(ReleaseRegister register, FileProofs proofs) {
    this.register = register;
    this.proofs = proofs;
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

  private DownloadOutcome find(Release release, String name) {
    var path = release.folder().resolve(Manifests.FILE);
    var sha256 = register.findManifestSha256(release.dataset(), release.version()).orElse("");
    return switch (proofs.open(path, sha256)) {
      case Opening.Proven(var channel, var size) -> {
        close(channel);
        var self = new ReleasedFile(Manifests.FILE, "application/json", size, sha256);
        yield find(release, self, name);
      }
      case Opening.Unproven(var done) -> new Later(done);
      case Opening.Damaged() -> new Damaged();
    };
  }

  private static DownloadOutcome find(Release release, ReleasedFile manifest, String name) {
    if (name.equals(Manifests.FILE)) {
      return new Listed(release, manifest, List.of());
    }
    if (name.equals(Manifests.SIGNATURE)) {
      return signature(release);
    }
    var files = Manifests.read(release.folder()).files();
    return files.stream()
        .filter(file -> composed(file.name()).equals(composed(name)))
        .findFirst()
        .<DownloadOutcome>map(file -> new Listed(release, file, files))
        .orElseGet(UnknownFile::new);
  }

  /// No hash of it is kept: whoever checks it finds out by the manifest that it signs.
  private static DownloadOutcome signature(Release release) {
    var file = release.folder().resolve(Manifests.SIGNATURE);
    return Files.exists(file)
        ? new Listed(release, ReleasedFile.of(file), List.of())
        : new UnknownFile();
  }

  /// Some systems write 가 as ㄱ and ㅏ.
  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
