package city.madang.portal.download;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.download.DownloadOutcome.Damaged;
import city.madang.portal.download.DownloadOutcome.Gone;
import city.madang.portal.download.DownloadOutcome.Later;
import city.madang.portal.download.DownloadOutcome.Listed;
import city.madang.portal.download.DownloadOutcome.TooEarly;
import city.madang.portal.download.DownloadOutcome.UnknownDataset;
import city.madang.portal.download.DownloadOutcome.UnknownFile;
import city.madang.portal.download.DownloadOutcome.UnknownRelease;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Opening;
import city.madang.portal.download.proof.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Finds released files: those that the manifest lists, the manifest and its signature, which must
/// be those that the register remembers.
///
/// A name is compared with the listed ones and never made into a path first.
public final class Downloads {
  private final ReleaseRegister register;
  private final ReleaseHistory history;
  private final FileProofs proofs;
  private final Signatures signatures;
  private final Clock clock;

  public Downloads(
      ReleaseRegister register,
      ReleaseHistory history,
      FileProofs proofs,
      Signatures signatures,
      Clock clock) {
    this.register = register;
    this.history = history;
    this.proofs = proofs;
    this.signatures = signatures;
    this.clock = clock;
  }

  DownloadOutcome findLatest(DatasetId dataset, String file) {
    return register
        .findCurrent(dataset)
        .map(release -> find(release, file))
        .or(() -> history.findNewest(dataset).map(this::findGone))
        .orElseGet(UnknownDataset::new);
  }

  /// The file of the release that was current at a moment.
  ///
  /// @param moment see [Moment]
  /// @throws IllegalArgumentException if it is none, or has not passed yet
  DownloadOutcome findAt(DatasetId dataset, String moment, String file) {
    return history
        .findAt(dataset, Moment.parse(moment, clock.instant()))
        .map(entry -> entry.kept() ? find(entry.release(), file) : findGone(entry))
        .or(() -> history.findOldest(dataset).map(entry -> new TooEarly(published(entry))))
        .orElseGet(UnknownDataset::new);
  }

  private static Instant published(ReleaseEntry entry) {
    return entry.release().published();
  }

  DownloadOutcome find(DatasetId dataset, String version, String file) {
    return register
        .find(dataset, version)
        .map(release -> find(release, file))
        .or(() -> history.find(dataset, version).map(this::findGone))
        .orElseGet(() -> unknown(dataset));
  }

  private DownloadOutcome unknown(DatasetId dataset) {
    return history.findNewest(dataset).isPresent() ? new UnknownRelease() : new UnknownDataset();
  }

  /// A release that was published between two looks is there at the next.
  private DownloadOutcome findGone(ReleaseEntry entry) {
    var current = register.findCurrent(entry.release().dataset()).map(Release::version);
    return entry.kept() ? new UnknownRelease() : new Gone(entry, current);
  }

  private DownloadOutcome find(Release release, String name) {
    var path = release.folder().resolve(Manifests.FILE);
    var sha256 = release.manifestSha256();
    return switch (proofs.open(path, sha256)) {
      case Opening.Proven(var channel, var size) -> {
        close(channel);
        var self = new ReleasedFile(Manifests.FILE, "application/json", size, sha256);
        yield find(release, self, name);
      }
      case Opening.Unproven(var done) -> new Later(done);
      case Opening.Damaged() -> damaged(release);
    };
  }

  /// It may have been withdrawn between two looks.
  private DownloadOutcome damaged(Release release) {
    return history
        .find(release.dataset(), release.version())
        .filter(entry -> !entry.kept())
        .map(this::findGone)
        .orElseGet(Damaged::new);
  }

  private DownloadOutcome find(Release release, ReleasedFile manifest, String name) {
    if (name.equals(Manifests.FILE)) {
      return new Listed(release, manifest, List.of(), "");
    }
    if (name.equals(Manifests.SIGNATURE)) {
      return signature(release);
    }
    var whole = Manifests.read(release.folder());
    return whole.files().stream()
        .filter(file -> composed(file.name()).equals(composed(name)))
        .findFirst()
        .<DownloadOutcome>map(file -> new Listed(release, file, whole.files(), whole.license()))
        .orElseGet(UnknownFile::new);
  }

  private DownloadOutcome signature(Release release) {
    return signatures
        .find(release)
        .<DownloadOutcome>map(file -> new Listed(release, file, List.of(), ""))
        .orElseGet(UnknownFile::new);
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
