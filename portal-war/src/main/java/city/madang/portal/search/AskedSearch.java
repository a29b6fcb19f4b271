package city.madang.portal.search;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Nearest;
import city.madang.etl.index.SearchRequest;
import city.madang.etl.index.SearchRequest.Kind;
import city.madang.portal.http.QueryPairs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what is asked of the search door; what is not known is told, never passed over.
///
/// Each method's problem: 400 `bad-request`.
///
/// @param asked the parameters
/// @param datasets ids of those that are published: listed only if one of them is asked for
record AskedSearch(QueryPairs asked, Supplier<List<String>> datasets) {
  private static final List<String> NAMES =
      List.of("q", "dataset", "kind", "size", "cursor", "lang");

  SearchRequest read() {
    asked.checkNames(NAMES);
    return new SearchRequest(
        text(asked), size(), asked.first("cursor"), dataset(), kind(), Optional.empty());
  }

  /// What is looked for.
  static String text(QueryPairs asked) {
    return asked.first("q").orElse("");
  }

  private int size() {
    var size = asked.first("size").orElse("" + SearchAddress.USUAL_SIZE);
    if (!size.matches("[0-9]{1,4}")
        || Integer.parseInt(size) < 1
        || Integer.parseInt(size) > SearchRequest.MAXIMUM_SIZE) {
      throw BAD_REQUEST.with(
          "size is a whole number from 1 to %d".formatted(SearchRequest.MAXIMUM_SIZE));
    }
    return Integer.parseInt(size);
  }

  private Optional<DatasetId> dataset() {
    return asked.first("dataset").map(id -> published(id, datasets.get()));
  }

  private static DatasetId published(String id, List<String> datasets) {
    if (!datasets.contains(id)) {
      throw BAD_REQUEST.with(
          "there is no dataset '%s'%s: /api/datasets lists what is published"
              .formatted(id, Nearest.hint(id, datasets)));
    }
    return new DatasetId(id);
  }

  private Optional<Kind> kind() {
    return asked.first("kind").map(AskedSearch::kind);
  }

  private static Kind kind(String code) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(() -> BAD_REQUEST.with("kind is dataset or row"));
  }
}
