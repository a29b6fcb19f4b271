package city.madang.etl.export.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void folder() {
    folder = root.resolve("signing");
  }

  @Test
  void publicKeys_first_makesAKeyForItsOwnerAlone() throws IOException {
    var keys = new SigningKeys(folder).publicKeys();

    assertThat(keys.keys()).hasSize(1);
    assertThat(permissions(folder.resolve("private.json"))).isEqualTo("rw-------");
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(Files.readString(folder.resolve("jwks.json"))).doesNotContain("\"d\"");
    assertThat(KeySet.parse(keys.toJson())).isEqualTo(keys);
  }

  @Test
  void publicKeys_again_areTheSame() {
    var first = new SigningKeys(folder).publicKeys();

    assertThat(new SigningKeys(folder).publicKeys()).isEqualTo(first);
  }

  @Test
  void rotate_signaturesByBothKeys_verify() throws IOException {
    var keys = new SigningKeys(folder);
    var before = keys.sign(CONTENT);
    var secret = Files.readString(folder.resolve("private.json"));

    var all = keys.rotate();

    var after = keys.sign(CONTENT);
    assertThat(all.keys()).hasSize(2);
    assertThat(all.keys().getFirst().thumbprint()).isEqualTo(after.keyId());
    assertThat(before.verifies(CONTENT, all.find(before.keyId()).orElseThrow())).isTrue();
    assertThat(after.verifies(CONTENT, all.find(after.keyId()).orElseThrow())).isTrue();
    assertThat(Files.readString(folder.resolve("private.json"))).isNotEqualTo(secret);
    assertThat(permissions(folder.resolve("private.json"))).isEqualTo("rw-------");
  }

  @Test
  void publicKeys_listLost_isWrittenAgain() throws IOException {
    var keys = new SigningKeys(folder);
    var before = keys.publicKeys();
    Files.delete(folder.resolve("jwks.json"));

    assertThat(keys.publicKeys()).isEqualTo(before);
    assertThat(folder.resolve("jwks.json")).exists();
  }

  @Test
  void sign_tornKey_tellsToRestoreItAndNothingOfIt() throws IOException {
    new SigningKeys(folder).publicKeys();
    Files.writeString(folder.resolve("private.json"), "{\"d\":\"c2VjcmV0\"");

    assertThatIllegalStateException()
        .isThrownBy(() -> new SigningKeys(folder).sign(CONTENT))
        .withMessageContaining("restore it")
        .withMessageNotContaining("c2VjcmV0");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
