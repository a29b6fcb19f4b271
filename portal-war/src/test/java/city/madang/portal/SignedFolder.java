package city.madang.portal;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Home;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;

/// A release folder whose manifest is written: signs it, as every release is.
final class SignedFolder {
  private SignedFolder() {}

  /// What the register is told of the release then.
  static Candidate sign(Home home, DatasetId dataset, String version, LangText title)
      throws IOException {
    var folder = home.release(dataset, version);
    var manifest = Files.readAllBytes(folder.resolve(Manifests.FILE));
    var signature = new SigningKeys(home.signing()).sign(manifest).toText() + "\n";
    Files.writeString(folder.resolve(Manifests.SIGNATURE), signature);
    return new Candidate(
        dataset, version, title, "f", Sha256.of(manifest), Sha256.of(signature), "");
  }
}
