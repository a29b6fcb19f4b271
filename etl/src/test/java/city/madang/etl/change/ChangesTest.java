package city.madang.etl.change;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.change.Changes.Schema;
import city.madang.etl.change.Changes.TripleChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {
  @TempDir Path folder;

  @Test
  void find_otherForm_readsWhatIsThere() throws IOException {
    write("{\"tables\": [{\"table\": \"rides\", \"added\": 7, \"more\": 1}], \"other\": {}}");

    var changes = Changes.find(folder).orElseThrow();

    assertThat(changes.previous()).isEmpty();
    assertThat(changes.schema()).isEqualTo(Schema.NONE);
    assertThat(changes.triples()).isEqualTo(TripleChange.NONE);
    var table = changes.tables().getFirst();
    assertThat(table.added()).isEqualTo(7);
    assertThat(table.removed()).isZero();
    assertThat(table.key()).isEmpty();
    assertThat(changes.summary().tables()).containsExactly(table);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[1]", "7", "{\"tables\": 7}", "{\"tables\": [", "\u0000"})
  void find_unreadable_isEmpty(String text) throws IOException {
    write(text);

    assertThat(Changes.find(folder)).isEmpty();
  }

  @Test
  void find_noFile_isEmpty() {
    assertThat(Changes.find(folder)).isEmpty();
    assertThat(Changes.find(folder.resolve("none"))).isEmpty();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(Changes.FILE), text);
  }
}
