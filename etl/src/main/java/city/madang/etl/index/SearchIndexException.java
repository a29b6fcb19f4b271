package city.madang.etl.index;

import org.jspecify.annotations.Nullable;

/// Elasticsearch could not be reached, refused a request, or holds something else than was written.
///
/// The message never holds a value of a document.
public final class SearchIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SearchIndexException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
