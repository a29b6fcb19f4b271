package city.madang.etl.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// Where the catalog's database is: H2 in the home, or what `<home>/database.properties` names.
///
/// Shape of the file: `url`, a `jdbc:postgresql:` or `jdbc:h2:` URL; `user`; and `password-file`, a
/// path that is absolute or relative to the home. The file says so for every start, so that no
/// start with a forgotten variable opens an empty ledger.
///
/// @param url without a password, for processes show their arguments to others
/// @param user of the database
/// @param passwordFile readable by its owner alone; its first line is the password
public record DatabaseSettings(String url, String user, Optional<Path> passwordFile) {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String H2 = "jdbc:h2:";
  private static final Set<String> KEYS = Set.of("url", "user", "password-file");

  /// @throws IllegalArgumentException if the URL is of another database, or tells the password
  public DatabaseSettings {
    if (!url.startsWith(POSTGRESQL) && !url.startsWith(H2)) {
      throw new IllegalArgumentException("url must begin with " + POSTGRESQL + " or " + H2);
    }
    if (url.toLowerCase(Locale.ROOT).contains("password=")) {
      throw new IllegalArgumentException("url must not tell the password: state a password-file");
    }
  }

  /// What the home says.
  ///
  /// @throws IllegalArgumentException naming what is unknown, missing or wrong in the file
  public static DatabaseSettings of(Home home) {
    if (!Files.exists(home.databaseSettings())) {
      // Without the delay a committed transaction outlives a power cut.
      return new DatabaseSettings(
          H2 + "file:" + home.database() + ";WRITE_DELAY=0", "sa", Optional.empty());
    }
    try {
      return of(home, read(home.databaseSettings()));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          home.databaseSettings().getFileName() + ": " + wrong.getMessage(), wrong);
    }
  }

  private static DatabaseSettings of(Home home, Properties stated) {
    var unknown = new TreeSet<>(stated.stringPropertyNames());
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown keys " + unknown);
    }
    var password = Optional.ofNullable(stated.getProperty("password-file")).map(String::strip);
    return new DatabaseSettings(
        required(stated, "url"), required(stated, "user"), password.map(home.root()::resolve));
  }

  private static String required(Properties stated, String key) {
    var value = stated.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("missing key '" + key + "'");
    }
    return value;
  }

  private static Properties read(Path file) {
    var stated = new Properties();
    try (var in = Files.newBufferedReader(file, UTF_8)) {
      stated.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file.getFileName(), unreadable);
    }
    return stated;
  }

  /// Name of the driver: `h2` or `postgresql`.
  public String driver() {
    return url.startsWith(H2) ? "h2" : "postgresql";
  }

  /// The password; empty if there is none.
  public String readPassword() {
    if (passwordFile.isEmpty()) {
      return "";
    }
    try (var lines = Files.lines(passwordFile.get(), UTF_8)) {
      return lines.findFirst().orElse("");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the database's password-file", unreadable);
    }
  }
}
