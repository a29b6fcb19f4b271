package city.madang.etl.table;

import java.util.Iterator;

/// The rows of a file, one after the other, never all in memory.
public interface Rows extends Iterator<Row>, AutoCloseable {
  @Override
  void close();
}
