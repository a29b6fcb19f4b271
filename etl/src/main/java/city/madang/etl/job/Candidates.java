package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.release.Candidate;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunException;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.Sha256;
import java.nio.file.Path;

/// Makes the candidate that the register is asked to publish.
final class Candidates {
  private Candidates() {}

  /// @param folder where the released files are
  static Candidate of(Run run, Path folder) {
    var descriptor = run.descriptor();
    return new Candidate(
        descriptor.id(),
        run.version(),
        descriptor.title(),
        run.fingerprint(),
        Sha256.of(folder.resolve(Manifests.FILE)),
        Sha256.of(folder.resolve(Manifests.SIGNATURE)),
        descriptor.tables().stream().noneMatch(Table::personal) ? "" : reportSha256(folder));
  }

  /// A dataset about people has a report, or no release.
  private static String reportSha256(Path folder) {
    return Manifests.read(folder).files().stream()
        .filter(file -> file.name().equals(RunFiles.PRIVACY_REPORT))
        .map(ReleasedFile::sha256)
        .findFirst()
        .orElseThrow(() -> new RunException("the release has no privacy report: publish it again"));
  }
}
