package city.madang.etl.release;

import java.io.Serial;
import java.sql.SQLException;

/// The catalog's database does not answer as it should.
public final class DatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  DatabaseException(SQLException cause) {
    super("the catalog database failed: " + cause.getMessage(), cause);
  }
}
