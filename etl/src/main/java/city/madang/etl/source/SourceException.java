package city.madang.etl.source;

/// Raw data that cannot be fetched or read.
///
/// The message is one line with file and remedy; it never carries data.
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SourceException(String message) {
    super(message);
  }

  /// @param cause of the file system or the network; no parser's, for these quote data
  public SourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
