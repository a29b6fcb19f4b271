package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir Path root;

  @Test
  void readOrCreate_twice_isOneSecretOfItsOwner() throws IOException {
    var file = root.resolve("home").resolve("noise.key");

    var first = SecretFile.readOrCreate(file, 32);

    assertThat(SecretFile.readOrCreate(file, 32)).isEqualTo(first).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryContaining(child -> child.equals(file));
    assertThat(SecretFile.readOrCreate(root.resolve("other"), 32)).isNotEqualTo(first);
  }

  @Test
  void readOrCreate_cutFile_isRefused() throws IOException {
    var file = Files.writeString(root.resolve("noise.key"), "00ff\n");

    assertThatThrownBy(() -> SecretFile.readOrCreate(file, 32))
        .isInstanceOf(UncheckedIOException.class);
  }
}
