package city.madang.etl.records;

import city.madang.etl.records.RecordsException.Reason;
import java.sql.SQLException;
import java.util.Locale;

/// What the engine's failures mean to whoever asked.
final class Failures {
  private Failures() {}

  static RecordsException of(SQLException failure) {
    var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("out of memory")
        || message.contains("max_temp_directory_size")
        // A streamed answer that fails before its first row does not say why. It was checked and
        // its file was proven, so what it lacked is memory.
        || message.contains("invalid result set")) {
      return new RecordsException(Reason.MEMORY, failure);
    }
    if (message.contains("out of range") || message.contains("overflow")) {
      return new RecordsException(Reason.OVERFLOW, failure);
    }
    return new RecordsException(Reason.FAILED, failure);
  }
}
