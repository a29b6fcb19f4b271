package city.madang.etl.release;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// The databases that a city may use. Both are real; PostgreSQL is started once a process, and ends
/// with it.
public enum TestDatabase {
  H2 {
    @Override
    public DataSource empty() {
      var database = new JdbcDataSource();
      database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
      return database;
    }
  },
  POSTGRESQL {
    @Override
    public DataSource empty() {
      var database = new PGSimpleDataSource();
      database.setUrl(emptyPostgresql());
      return database;
    }
  };

  /// The user of [#emptyPostgresql()].
  public static final String POSTGRESQL_USER = "postgres";

  /// A database of its own, without tables.
  public abstract DataSource empty();

  /// A database of its own, with all tables.
  public DataSource migrated() {
    var database = empty();
    CatalogDatabase.migrate(database);
    return database;
  }

  /// URL of a database of its own, which other processes can open too.
  public static String emptyPostgresql() {
    var name = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
    return Server.RUNNING.getJdbcUrl(POSTGRESQL_USER, name);
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var data = Path.of("target", "embedded-pg", "data-" + UUID.randomUUID());
        return EmbeddedPostgres.builder().setDataDirectory(data.toAbsolutePath()).start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
