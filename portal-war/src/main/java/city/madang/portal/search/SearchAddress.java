package city.madang.portal.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchRequest;
import java.net.URLEncoder;
import java.util.Optional;

/// Where a question to the search door is asked, without the language of its page.
final class SearchAddress {
  static final String DOOR = "/api/search";
  static final int USUAL_SIZE = 20;

  private SearchAddress() {}

  /// The same question once more.
  static String of(SearchRequest request) {
    return of(request, request.dataset(), request.cursor());
  }

  /// The same words from the beginning, in one dataset or in all.
  static String within(SearchRequest request, Optional<DatasetId> dataset) {
    return of(request, dataset, Optional.empty());
  }

  /// The hits after those that ended with `cursor`.
  static String after(SearchRequest request, String cursor) {
    return of(request, request.dataset(), Optional.of(cursor));
  }

  private static String of(
      SearchRequest request, Optional<DatasetId> dataset, Optional<String> cursor) {
    return of(request.text())
        + dataset.map("&dataset=%s"::formatted).orElse("")
        + request.kind().map(kind -> "&kind=" + kind.code()).orElse("")
        + (request.size() == USUAL_SIZE ? "" : "&size=" + request.size())
        + cursor.map(text -> "&cursor=" + encode(text)).orElse("");
  }

  /// Only the words.
  static String of(String text) {
    return DOOR + "?q=" + encode(text);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
