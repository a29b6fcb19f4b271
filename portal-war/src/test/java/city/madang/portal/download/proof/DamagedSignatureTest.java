package city.madang.portal.download.proof;

import static city.madang.portal.PublishedHome.damage;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.release.Home;
import city.madang.portal.PublishedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedSignatureTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path root;
  private PublishedHome home;
  private FileProofs proofs;
  private Signatures signatures;
  private Path folder;
  private Path signature;

  @BeforeEach
  void publish() throws IOException {
    home = new PublishedHome(root);
    folder = home.publish("stops");
    signature = folder.resolve(Manifests.SIGNATURE);
    proofs = new FileProofs(root.resolve("proofs"), root, CLOCK, Runnable::run);
    signatures = new Signatures(home.register());
  }

  @Test
  void open_signature_isServedOnlyAsItWasPublished() throws IOException {
    var good = Files.readString(signature);

    assertThat(open()).isInstanceOf(Opening.Proven.class);
    damage(signature);
    assertThat(open()).isInstanceOf(Opening.Damaged.class);
    assertThat(proofs.damagedFiles()).containsExactly(root.relativize(signature).toString());
    Files.writeString(signature, good);
    assertThat(open()).isInstanceOf(Opening.Proven.class);
    assertThat(proofs.damagedFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scrub_damagedSignature_isFoundThoughNobodyAsks(boolean deleted) throws IOException {
    if (deleted) {
      Files.delete(signature);
    } else {
      damage(signature);
    }

    try (var scrub =
        new Scrub(
            home.register(),
            proofs,
            signatures,
            root.resolve("scrubbed"),
            CLOCK,
            Executors.newSingleThreadScheduledExecutor())) {
      scrub.scrub();

      assertThat(scrub.report().damaged()).containsExactly(root.relativize(signature).toString());
      assertThat(scrub.report().files()).isEqualTo(3);
    }
  }

  @Test
  void open_deletedSignature_isDamaged() throws IOException {
    Files.delete(signature);

    assertThat(open()).isInstanceOf(Opening.Damaged.class);
    assertThat(proofs.damagedFiles()).containsExactly(root.relativize(signature).toString());
  }

  @Test
  void open_signatureByALaterKey_isDamaged() throws IOException {
    var keys = new SigningKeys(new Home(root).signing());
    keys.rotate();
    var manifest = Files.readAllBytes(folder.resolve(Manifests.FILE));
    Files.writeString(signature, keys.sign(manifest).toText() + "\n");

    assertThat(open()).isInstanceOf(Opening.Damaged.class);
  }

  private Opening open() throws IOException {
    var release = home.register().find(new DatasetId("stops"), PublishedHome.VERSION);
    var file = signatures.find(release.orElseThrow()).orElseThrow();
    var opening = proofs.open(signature, file.sha256());
    if (opening instanceof Opening.Proven proven) {
      proven.channel().close();
    }
    return opening;
  }
}
