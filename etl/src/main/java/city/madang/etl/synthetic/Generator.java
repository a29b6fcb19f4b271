package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import java.io.IOException;
import java.io.OutputStream;

/// Makes one source up. Its Javadoc tells the distributions that it draws from.
interface Generator {
  /// Writes the source; the same request gives the same bytes on every machine.
  void write(SyntheticSource request, OutputStream out) throws IOException;
}
