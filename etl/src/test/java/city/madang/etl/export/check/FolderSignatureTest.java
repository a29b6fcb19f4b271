package city.madang.etl.export.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSignatureTest {
  private static final byte[] MANIFEST = "{}\n".getBytes(UTF_8);

  @TempDir Path root;
  private Path signature;
  private SigningKeys keys;

  @BeforeEach
  void sign() throws IOException {
    keys = new SigningKeys(root.resolve("signing"));
    Files.write(root.resolve(Manifests.FILE), MANIFEST);
    signature = root.resolve(Manifests.SIGNATURE);
    Files.writeString(signature, keys.sign(MANIFEST).toText() + "\n");
  }

  @Test
  void findSha256_ours_isThatOfItsFile() {
    keys.rotate();

    assertThat(find()).contains(Sha256.of(signature));
  }

  @Test
  void findSha256_anyByteChanged_isNone() throws IOException {
    var good = Files.readAllBytes(signature);

    for (int i = 0; i < good.length; i++) {
      var bad = good.clone();
      bad[i] ^= 1;
      Files.write(signature, bad);
      assertThat(find()).as("byte %d", i).isEmpty();
    }
  }

  @Test
  void findSha256_longerAnotherKeysOrNone_isNone() throws IOException {
    Files.writeString(signature, Files.readString(signature) + "\n");
    assertThat(find()).isEmpty();
    var other = new SigningKeys(root.resolve("other"));
    Files.writeString(signature, other.sign(MANIFEST).toText() + "\n");
    assertThat(find()).isEmpty();
    Files.delete(signature);
    assertThat(find()).isEmpty();
  }

  @Test
  void findSha256_ofAnotherManifest_isNone() throws IOException {
    Files.writeString(root.resolve(Manifests.FILE), "{ }\n");

    assertThat(find()).isEmpty();
  }

  private Optional<String> find() {
    return FolderSignature.findSha256(root, keys.publicKeys());
  }
}
