package city.madang.portal.sparql.store;

import city.madang.portal.sparql.format.ResultFormat;
import java.io.OutputStream;
import java.util.OptionalLong;

/// One query that a store evaluates, once, on the thread that writes it.
public interface Evaluation {
  /// Writes what is found, as it is found.
  ///
  /// @param begun is run when it is settled which data is seen
  /// @return how many rows or triples; empty for ASK
  OptionalLong write(ResultFormat format, OutputStream out, Runnable begun);

  /// Asks, from another thread and without waiting, to stop soon. It stays so.
  void stop();
}
