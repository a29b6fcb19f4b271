package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleRegisterTest {
  private static final DatasetId RIDES = new DatasetId("rides");

  @TempDir Path folder;
  private Path root;
  private PeopleRegister register;

  @BeforeEach
  void open() {
    root = folder.resolve("register");
    register = new PeopleRegister(root);
  }

  @Test
  void store_again_findsWhatItDid() throws IOException {
    var prepared = Files.writeString(folder.resolve("entry"), "one");

    register.store(RIDES, "20261124.1", prepared);
    register.store(RIDES, "20261124.1", prepared);

    assertThat(new PeopleRegister(root).entries(RIDES)).containsOnlyKeys("20261124.1");
    assertThat(root.resolve("rides/20261124.1.parquet")).hasContent("one");
    assertThat(Files.getPosixFilePermissions(root))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void store_nothingPrepared_fails() {
    assertThatThrownBy(() -> register.store(RIDES, "20261124.1", folder.resolve("entry")))
        .isInstanceOf(RegisterException.class)
        .hasMessageContaining("publish it again");
  }

  @Test
  void key_lostWhileEntriesExist_isNotReplaced() throws IOException {
    register.key();
    register.store(RIDES, "20261124.1", Files.writeString(folder.resolve("entry"), "one"));
    Files.delete(root.resolve("key"));

    assertThatThrownBy(register::key)
        .isInstanceOf(RegisterException.class)
        .hasMessageContaining("restore");
  }

  @Test
  void key_afterRestart_isTheSameAndPrivate() throws IOException {
    register.key();
    var before = Files.readAllBytes(root.resolve("key"));

    assertThat(new PeopleRegister(root).key()).hasToString("***");
    assertThat(root.resolve("key")).hasBinaryContent(before);
  }
}
