package city.madang.etl.records;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the rows of an export, one after the other.
@FunctionalInterface
public interface RowSink {
  /// Takes one row.
  ///
  /// @throws IOException if nobody takes more of them; then the query ends
  void accept(List<@Nullable Object> row) throws IOException;
}
