package city.madang.etl.index;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads Elasticsearch's answer.
final class Hits {
  private Hits() {}

  static SearchAnswer toAnswer(
      Match match, SearchResponse<Document> response, int size, String generation) {
    var hits = response.hits().hits();
    return new SearchAnswer(
        total(response) == 0 ? Match.NONE : match,
        total(response),
        datasets(response),
        hits.stream().map(Hits::toHit).toList(),
        hits.size() < size ? Optional.empty() : Optional.of(next(hits, generation)));
  }

  /// How many were found, whichever page this is.
  static long total(SearchResponse<Document> response) {
    var total = response.hits().total();
    return total == null ? 0 : total.value();
  }

  private static String next(List<Hit<Document>> hits, String generation) {
    return Cursor.of(generation, hits.getLast().sort()).toString();
  }

  private static Map<DatasetId, Long> datasets(SearchResponse<Document> response) {
    return counts(response.aggregations().get(SearchQuery.DATASETS));
  }

  private static Map<DatasetId, Long> counts(@Nullable Aggregate aggregation) {
    var counts = new LinkedHashMap<DatasetId, Long>();
    if (aggregation != null && aggregation.isSterms()) {
      for (StringTermsBucket bucket : aggregation.sterms().buckets().array()) {
        counts.put(new DatasetId(bucket.key().stringValue()), bucket.docCount());
      }
    }
    return counts;
  }

  /// Those that a filter found; before the first release there is nothing to count.
  static Set<String> datasets(@Nullable Aggregate found) {
    return found == null
        ? Set.of()
        : counts(found.filter().aggregations().get(SearchQuery.DATASETS)).keySet().stream()
            .map(DatasetId::value)
            .collect(toUnmodifiableSet());
  }

  private static SearchHit toHit(Hit<Document> hit) {
    var document = requireNonNull(hit.source());
    var dataset = new DatasetId(document.dataset());
    var version = IndexName.version(dataset, hit.index());
    return document.kind().equals(Document.DATASET)
        ? new DatasetHit(
            dataset,
            version,
            score(hit),
            requireNonNull(document.title()),
            requireNonNull(document.description()),
            Objects.requireNonNullElse(document.keywords(), Keywords.NONE),
            Marks.of(hit.highlight()))
        : toRow(document, dataset, version, hit);
  }

  private static RowHit toRow(
      Document document, DatasetId dataset, String version, Hit<Document> hit) {
    return new RowHit(
        dataset,
        version,
        score(hit),
        requireNonNull(document.table()),
        requireNonNull(document.number()),
        requireNonNull(document.values()),
        Optional.ofNullable(document.place()).map(at -> new Place(at.lat(), at.lon())),
        Marks.of(hit.highlight()));
  }

  private static double score(Hit<Document> hit) {
    return hit.sort().getFirst().doubleValue();
  }
}
