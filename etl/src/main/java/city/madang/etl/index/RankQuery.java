package city.madang.etl.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/// In which order hits come, whatever their words weigh: what is called so, then what has the words
/// in its title, in a keyword, then other words for the same thing, then all else.
///
/// What weighs words alone lets a rare word of a description beat the title that was typed.
final class RankQuery {
  /// The analyzers without synonyms, so that a word comes before its synonyms.
  private static final List<Language> LANGUAGES =
      List.of(
          new Language("ko", "korean_index", "korean_search"),
          new Language("en", "english_index", "english_search"));

  /// What a place is called beside its name: whoever types 해운대 means 해운대구 too.
  private static final List<String> ENDINGS =
      List.of("", "시", "군", "구", "읍", "면", "동", "-si", "-gun", "-gu");

  private record Language(String code, String exact, String synonyms) {
    String title() {
      return "title." + code;
    }

    String keywords() {
      return "keywords." + code;
    }
  }

  private RankQuery() {}

  /// Adds what lifts a hit; none of it is needed.
  static void lift(BoolQuery.Builder query, String question, Match match) {
    query.should(lifted(100, kind()));
    if (question.isBlank()) {
      return;
    }
    query.should(lifted(450, called(question)));
    for (var language : LANGUAGES) {
      if (match == Match.SIMILAR) {
        query
            .should(lifted(300, WordQuery.almost(question, List.of(language.title() + ".written"))))
            .should(
                lifted(250, WordQuery.almost(question, List.of(language.keywords() + ".written"))));
      } else {
        liftExact(query, question, language);
      }
    }
  }

  private static void liftExact(BoolQuery.Builder query, String question, Language language) {
    var title = language.title();
    var keywords = language.keywords();
    query
        .should(lifted(500, phrase(question, title, language.exact())))
        .should(lifted(300, words(question, List.of(title), language.exact())))
        .should(lifted(250, phrase(question, keywords, language.exact())))
        .should(lifted(100, whole(question, keywords)))
        .should(lifted(150, words(question, List.of(title, keywords), language.synonyms())));
  }

  private static Query lifted(float by, Query what) {
    return Query.of(query -> query.constantScore(same -> same.boost(by).filter(what)));
  }

  private static Query kind() {
    return Query.of(query -> query.term(t -> t.field("kind").value(Document.DATASET)));
  }

  /// What has exactly this name.
  private static Query called(String name) {
    var names = ENDINGS.stream().map(ending -> FieldValue.of(name + ending)).toList();
    return Query.of(query -> query.terms(t -> t.field("called").terms(v -> v.value(names))));
  }

  private static Query whole(String question, String field) {
    return Query.of(query -> query.term(t -> t.field(field + ".whole").value(question)));
  }

  private static Query phrase(String question, String field, String analyzer) {
    return Query.of(
        query -> query.matchPhrase(p -> p.field(field).query(question).analyzer(analyzer)));
  }

  private static Query words(String question, List<String> fields, String analyzer) {
    return WordQuery.anywhere(question, fields, WordQuery.EACH)
        .analyzer(analyzer)
        .build()
        ._toQuery();
  }
}
