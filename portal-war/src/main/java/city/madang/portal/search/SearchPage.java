package city.madang.portal.search;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.index.Place;
import city.madang.etl.index.SearchAnswer;
import city.madang.etl.index.SearchHit;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import city.madang.etl.index.SearchRequest.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One answer of the search door, as JSON. A part that a hit does not have is absent.
///
/// @param match `all` if hits have all words, `similar` if some words are only written alike,
///   `some` if not even that was found and hits have half of the words, `none` without hits
/// @param total how many fit in all
/// @param datasets hits of each dataset, the most first
/// @param hits the best first
/// @param next cursor of those that follow
public record SearchPage(
    String match, long total, List<Count> datasets, List<Hit> hits, @Nullable String next) {

  /// How many hits belong to a dataset.
  public record Count(String id, long hits) {}

  /// One thing that was found.
  ///
  /// @param kind `dataset` or `row`
  public record Hit(
      String kind,
      String dataset,
      URI iri,
      String version,
      @Nullable LangText title,
      @Nullable LangText description,
      @Nullable String table,
      @Nullable Long row,
      @Nullable Map<String, String> text,
      @Nullable Place place) {}

  static SearchPage of(SearchAnswer answer, SearchLinks links) {
    return new SearchPage(
        answer.match().name().toLowerCase(Locale.ROOT),
        answer.total(),
        answer.datasets().entrySet().stream().map(SearchPage::toCount).toList(),
        answer.hits().stream().map(hit -> toHit(hit, links)).collect(Collectors.toList()),
        answer.next().orElse(null));
  }

  private static Count toCount(Map.Entry<DatasetId, Long> entry) {
    return new Count(entry.getKey().value(), entry.getValue());
  }

  private static Hit toHit(SearchHit hit, SearchLinks links) {
    var id = hit.dataset().value();
    var iri = links.dataset(hit.dataset());
    return switch (hit) {
      case DatasetHit d ->
          new Hit(
              Kind.DATASET.code(),
              id,
              iri,
              d.version(),
              d.title(),
              d.description(),
              null,
              null,
              null,
              null);
      case RowHit r ->
          new Hit(
              Kind.ROW.code(),
              id,
              iri,
              r.version(),
              null,
              null,
              r.table(),
              r.number(),
              r.text(),
              r.place().orElse(null));
    };
  }
}
