package city.madang.etl.job;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.source.Beside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Step `sign`: the manifest is whole now, and the home's key vouches for it and so for each file.
///
/// Whatever adds a file to a release comes before.
final class SignStep implements RunStep {
  private final SigningKeys keys;

  SignStep(SigningKeys keys) {
    this.keys = keys;
  }

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    var manifest = run.files().release().resolve(Manifests.FILE);
    var signature = run.files().release().resolve(Manifests.SIGNATURE);
    try {
      var text = keys.sign(Files.readAllBytes(manifest)).toText() + "\n";
      Beside.write(signature, file -> Files.writeString(file, text));
      return 0;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot sign the manifest", failed);
    }
  }
}
