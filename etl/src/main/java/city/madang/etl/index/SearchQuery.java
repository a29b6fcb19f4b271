package city.madang.etl.index;

import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.util.NamedValue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns a question into Elasticsearch's query.
final class SearchQuery {
  static final String DATASETS = "datasets";

  private static final List<String> MARKED =
      List.of(
          "title.ko",
          "title.en",
          "keywords.ko",
          "keywords.en",
          "description.ko",
          "description.en",
          "words",
          "words.en");

  /// Marking takes time, which a page is worth and a mass of hits is not.
  private static final int MOST_MARKED = 100;

  /// Keeps what the words weigh below what lifts a hit.
  private static final float WEIGHT = 0.2f;

  private SearchQuery() {}

  /// @param called the datasets that are called by each word
  static co.elastic.clients.elasticsearch.core.SearchRequest of(
      SearchRequest request, Match match, Map<String, Set<String>> called, List<String> indices) {
    var search =
        new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true) // before the first release there is no alias
            // Word statistics over all indices: else a word is rare in each small dataset.
            .searchType(SearchType.DfsQueryThenFetch)
            .query(query(request, match, called))
            .size(request.size())
            .trackTotalHits(total -> total.enabled(true))
            .aggregations(DATASETS, datasets())
            .sort(sort -> sort.score(score -> score.order(SortOrder.Desc)))
            .sort(sort -> sort.field(field -> field.field("key").order(SortOrder.Asc)));
    if (request.size() <= MOST_MARKED) {
      search.highlight(marks());
    }
    request.cursor().map(Cursor::parse).ifPresent(cursor -> search.searchAfter(cursor.toSort()));
    return search.build();
  }

  /// Asks which datasets have words of a question in titles or keywords as they are: the n-th
  /// count, called `n`, is that of the n-th word.
  static co.elastic.clients.elasticsearch.core.SearchRequest ofCalled(
      SearchRequest request, List<String> indices) {
    var search =
        new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true)
            .query(term("kind", Document.DATASET))
            .size(0);
    var words = words(request);
    for (int i = 0; i < words.size(); i++) {
      var called = WordQuery.called(words.get(i));
      search.aggregations(
          Integer.toString(i), count -> count.filter(called).aggregations(DATASETS, datasets()));
    }
    return search.build();
  }

  private static Aggregation datasets() {
    return Aggregation.of(count -> count.terms(terms -> terms.field("dataset").size(100)));
  }

  /// The words of a question, as many as are looked up one by one.
  static List<String> words(SearchRequest request) {
    return WordQuery.words(question(request)).stream().limit(WordQuery.MOST_WORDS).toList();
  }

  /// As in the index, where the names of columns are words.
  private static String question(SearchRequest request) {
    return SearchText.question(request.text()).replace('_', ' ').strip();
  }

  /// Whole values, so that the words can be found in them again.
  private static Highlight marks() {
    var fields =
        MARKED.stream().map(field -> NamedValue.of(field, HighlightField.of(it -> it))).toList();
    return Highlight.of(
        marks ->
            marks.preTags(Marks.BEGIN).postTags(Marks.END).numberOfFragments(0).fields(fields));
  }

  private static Query query(SearchRequest request, Match match, Map<String, Set<String>> called) {
    var question = question(request);
    var query = new BoolQuery.Builder().must(text(question, match, called));
    RankQuery.lift(query, question, match);
    request.dataset().ifPresent(id -> query.filter(term("dataset", id.value())));
    request.kind().ifPresent(kind -> query.filter(term("kind", kind.code())));
    request.near().ifPresent(circle -> query.filter(around(circle)));
    return query.build()._toQuery();
  }

  private static Query text(String question, Match match, Map<String, Set<String>> called) {
    return question.isEmpty()
        ? QueryBuilders.matchAll().build()._toQuery()
        : QueryBuilders.bool(b -> b.must(WordQuery.of(question, match, called)).boost(WEIGHT));
  }

  private static Query term(String field, String value) {
    return Query.of(only -> only.term(t -> t.field(field).value(value)));
  }

  private static Query around(SearchRequest.Circle circle) {
    var center = circle.center();
    return Query.of(
        query ->
            query.geoDistance(
                distance ->
                    distance
                        .field("place")
                        .distance(circle.radiusMeters() + "m")
                        .location(
                            at ->
                                at.latlon(l -> l.lat(center.latitude()).lon(center.longitude())))));
  }
}
