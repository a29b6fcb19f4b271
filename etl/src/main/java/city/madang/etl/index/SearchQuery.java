package city.madang.etl.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SearchType;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.DisMaxQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.MultiMatchQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.util.NamedValue;
import java.util.List;
import java.util.Locale;

/// Turns a question into Elasticsearch's query.
///
/// The text is only ever analyzed, never parsed: no sign in it has a meaning, so no text is wrong.
final class SearchQuery {
  static final String DATASETS = "datasets";

  private static final List<String> KOREAN =
      List.of("title.ko^6", "keywords.ko^5", "description.ko^2", "publisher.ko", "words");
  private static final List<String> ENGLISH =
      List.of(
          "title.en^6", "keywords.en^5", "names^3", "description.en^2", "publisher.en", "words.en");
  private static final List<String> BEGINNINGS =
      List.of("title.ko", "title.en", "keywords.ko", "keywords.en", "names");

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

  /// What a place is called beside its name: whoever types 해운대 means 해운대구 too.
  private static final List<String> ENDINGS =
      List.of("", "시", "군", "구", "읍", "면", "동", "-si", "-gun", "-gu");

  /// Of two words one is enough, of three two: a compound is as many words as it has parts.
  private static final String HALF = "-50%";

  private SearchQuery() {}

  static co.elastic.clients.elasticsearch.core.SearchRequest of(
      SearchRequest request, List<String> indices) {
    var search =
        new co.elastic.clients.elasticsearch.core.SearchRequest.Builder()
            .index(indices)
            .ignoreUnavailable(true) // before the first release there is no alias
            // Word statistics over all indices: else a word is rare in each small dataset.
            .searchType(SearchType.DfsQueryThenFetch)
            .query(query(request))
            .size(request.size())
            .trackTotalHits(total -> total.enabled(true))
            .aggregations(DATASETS, count -> count.terms(terms -> terms.field("dataset").size(100)))
            .sort(sort -> sort.score(score -> score.order(SortOrder.Desc)))
            .sort(sort -> sort.field(field -> field.field("key").order(SortOrder.Asc)));
    if (request.size() <= MOST_MARKED) {
      search.highlight(marks());
    }
    request.cursor().map(Cursor::parse).ifPresent(cursor -> search.searchAfter(cursor.toSort()));
    return search.build();
  }

  /// Whole values, so that the words can be found in them again.
  private static Highlight marks() {
    var fields =
        MARKED.stream().map(field -> NamedValue.of(field, HighlightField.of(it -> it))).toList();
    return Highlight.of(
        marks ->
            marks.preTags(Marks.BEGIN).postTags(Marks.END).numberOfFragments(0).fields(fields));
  }

  private static Query query(SearchRequest request) {
    var query = new BoolQuery.Builder().must(text(request.text())).should(datasetsFirst());
    if (!request.text().isBlank()) {
      query.should(called(SearchText.question(request.text())));
    }
    request
        .dataset()
        .ifPresent(
            id -> query.filter(only -> only.term(t -> t.field("dataset").value(id.value()))));
    request.near().ifPresent(circle -> query.filter(around(circle)));
    return query.build()._toQuery();
  }

  private static Query text(String text) {
    var question = SearchText.question(text);
    if (question.isEmpty()) {
      return QueryBuilders.matchAll().build()._toQuery();
    }
    return best(whole(question).queries(beginning(question)));
  }

  private static DisMaxQuery.Builder whole(String question) {
    return new DisMaxQuery.Builder()
        .tieBreaker(0.3)
        .queries(words(question, KOREAN))
        .queries(words(question, ENGLISH));
  }

  private static Query words(String question, List<String> fields) {
    return new MultiMatchQuery.Builder()
        .query(question)
        .fields(fields)
        .type(TextQueryType.CrossFields)
        .minimumShouldMatch(HALF)
        .build()
        ._toQuery();
  }

  /// While a visitor types, the last word is only a beginning; the words before it must fit.
  ///
  /// Not analyzed: half a Korean word has no morphemes.
  private static Query beginning(String question) {
    var space = question.lastIndexOf(' ');
    var last = question.substring(space + 1).toLowerCase(Locale.ROOT);
    var titles = new DisMaxQuery.Builder();
    for (var field : BEGINNINGS) {
      titles.queries(prefix -> prefix.prefix(p -> p.field(field).value(last)));
    }
    var query = new BoolQuery.Builder().must(best(titles)).boost(0.3f);
    if (space > 0) {
      query.must(best(whole(question.substring(0, space))));
    }
    return query.build()._toQuery();
  }

  private static Query best(DisMaxQuery.Builder queries) {
    return queries.build()._toQuery();
  }

  private static Query datasetsFirst() {
    return Query.of(query -> query.term(t -> t.field("kind").value(Document.DATASET).boost(5f)));
  }

  /// What has exactly this name comes before whatever else has the words.
  private static Query called(String name) {
    var names = ENDINGS.stream().map(ending -> FieldValue.of(name + ending)).toList();
    return Query.of(
        query ->
            query.constantScore(
                same ->
                    same.boost(100f)
                        .filter(
                            is -> is.terms(t -> t.field("called").terms(v -> v.value(names))))));
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
