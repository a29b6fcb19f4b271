package city.madang.etl.release;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The schema of runs and releases, brought up to date when a process starts.
public final class CatalogDatabase {
  private CatalogDatabase() {}

  /// Applies the migrations that `dataSource` has not seen.
  public static void migrate(DataSource dataSource) {
    Flyway.configure(CatalogDatabase.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .validateMigrationNaming(true)
        .load()
        .migrate();
  }
}
