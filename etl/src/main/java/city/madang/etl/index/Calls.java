package city.madang.etl.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;

/// Sends requests and turns each failure into one kind.
final class Calls {
  private Calls() {}

  /// A request and its answer.
  interface Call<T> {
    T run() throws IOException;
  }

  /// @throws SearchIndexException naming `what`, if there is no answer or a refusal
  static <T> T ask(String what, Call<T> call) {
    try {
      return call.run();
    } catch (ElasticsearchException e) {
      // The cause would quote the request, and so its values.
      throw new SearchIndexException(
          "%s: status %d (%s)".formatted(what, e.status(), e.error().type()), null);
    } catch (IOException e) {
      throw new SearchIndexException(what + ": no answer", e);
    }
  }
}
