package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {
  private static final String VALID =
      """
      url = jdbc:postgresql://db.city.example/madang
      user = madang
      password-file = database.password
      """;

  @TempDir Path root;

  @Test
  void of_homeWithoutAFile_isItsOwnH2() {
    var settings = DatabaseSettings.of(new Home(root));

    assertThat(settings.url()).startsWith("jdbc:h2:file:" + root).endsWith(";WRITE_DELAY=0");
    assertThat(settings.driver()).isEqualTo("h2");
    assertThat(settings.readPassword()).isEmpty();
  }

  @Test
  void of_homeThatNamesPostgresql_isThat() throws IOException {
    Files.writeString(root.resolve("database.properties"), VALID);
    Files.writeString(root.resolve("database.password"), "open sesame\n");

    var settings = DatabaseSettings.of(new Home(root));

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://db.city.example/madang");
    assertThat(settings.user()).isEqualTo("madang");
    assertThat(settings.driver()).isEqualTo("postgresql");
    assertThat(settings.readPassword()).isEqualTo("open sesame");
    assertThat(settings.toString()).doesNotContain("sesame");
  }

  @ParameterizedTest
  @CsvSource({
    "user = madang, '', missing key 'user'",
    "user, owner, unknown keys [owner]",
    "postgresql, mysql, url must begin with",
    "/madang, /madang?password=x, must not tell the password",
  })
  void of_wrongFile_isRefused(String good, String bad, String message) throws IOException {
    Files.writeString(root.resolve("database.properties"), VALID.replace(good, bad));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseSettings.of(new Home(root)))
        .withMessageContaining(message.replace("''", "'"))
        .withMessageStartingWith("database.properties: ");
  }
}
