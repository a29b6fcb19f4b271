package city.madang.etl.doors;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.quality.RowAccount;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.release.TestDatabase;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Releases of earlier code, as a home has them when it meets the register's new column.
class UnknownSignaturesTest {
  private static final DatasetId STOPS = new DatasetId("stops");
  private static final String VERSION = "20261124.1";

  @TempDir Path root;
  private Home home;
  private SigningKeys keys;
  private ReleaseRegister register;
  private Path signature;

  @BeforeEach
  void open() {
    home = new Home(root);
    keys = new SigningKeys(home.signing());
    register = new ReleaseRegister(TestDatabase.H2.migrated(), home);
    signature = home.release(STOPS, VERSION).resolve(Manifests.SIGNATURE);
  }

  @Test
  void learn_signed_isNotedForGood() throws IOException {
    publish("madang 0.1.0");
    var sha256 = Sha256.of(signature);

    assertThat(learn()).contains(sha256);
    keys.rotate();
    sign();
    assertThat(learn()).contains(sha256).isNotEqualTo(Optional.of(Sha256.of(signature)));
  }

  @Test
  void learn_publishedBeforeReleasesWereSigned_isUnsigned() throws IOException {
    publish("");
    Files.delete(signature);

    assertThat(learn()).isEmpty();
  }

  @Test
  void learn_signatureDeletedOrOfNobody_isDamageUntilRestored() throws IOException {
    publish("madang 0.1.0");
    var text = Files.readString(signature);

    Files.delete(signature);
    assertThat(learn()).contains(Candidate.UNKNOWN);
    Files.writeString(signature, text.toUpperCase(Locale.ROOT));
    assertThat(learn()).contains(Candidate.UNKNOWN);
    Files.writeString(signature, text);
    assertThat(learn()).contains(Sha256.of(signature));
  }

  @Test
  void learn_manifestDamaged_tellsNothingOfItsSignature() throws IOException {
    publish("");
    Files.delete(signature);
    Files.writeString(home.release(STOPS, VERSION).resolve(Manifests.FILE), "{}");

    assertThat(learn()).contains(Candidate.UNKNOWN);
  }

  private Optional<String> learn() {
    new UnknownSignatures(register, keys::publicKeys).learn();
    return register.findSignatureSha256(STOPS, VERSION);
  }

  private void publish(String code) throws IOException {
    var folder = Files.createDirectories(home.release(STOPS, VERSION));
    var noon = Instant.parse("2026-11-24T12:00:00Z");
    Manifests.write(
        folder,
        new Manifest(
            "stops",
            VERSION,
            noon,
            "CC0-1.0",
            "",
            new Manifest.SourceHash("0".repeat(64)),
            new RowAccount(0, 0, 0, 0),
            "",
            code,
            List.of(),
            List.of()));
    sign();
    var title = new LangText("정류장", "Stops");
    var manifest = Sha256.of(folder.resolve(Manifests.FILE));
    register.finish(
        new Candidate(STOPS, VERSION, title, "f", manifest, Candidate.UNKNOWN, ""), noon);
  }

  private void sign() throws IOException {
    var manifest = Files.readAllBytes(signature.resolveSibling(Manifests.FILE));
    Files.writeString(signature, keys.sign(manifest).toText() + "\n");
  }
}
