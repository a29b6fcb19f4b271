package city.madang.etl.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.DisMaxQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.MultiMatchQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.QueryBuilders;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What has the words of a question, wherever they stand.
///
/// The text is only ever analyzed, never parsed: no sign in it has a meaning, so no text is wrong.
final class WordQuery {
  private static final List<String> KOREAN =
      List.of(
          "title.ko^6", "keywords.ko^5", "description.ko^2", "publisher.ko", "words", "also^0.3");
  private static final List<String> ENGLISH =
      List.of(
          "title.en^6",
          "keywords.en^5",
          "names^3",
          "description.en^2",
          "publisher.en",
          "words.en",
          "also.en^0.3");
  private static final List<List<String>> CALLED =
      List.of(List.of("title.ko", "keywords.ko"), List.of("title.en", "keywords.en"));
  private static final List<String> BEGINNINGS =
      List.of("title.ko", "title.en", "keywords.ko", "keywords.en", "names");

  static final String EACH = "100%";

  /// Of two words one is enough, of three two: a compound is as many words as it has parts.
  private static final String HALF = "-50%";

  /// Of a compound that is one word: both parts of two, two of three. One part is too little, as
  /// the 량 of 강수량.
  private static final String MOST = "-34%";

  /// Words as they are written, for what two of them share is not in their stems.
  private static final List<String> WRITTEN =
      List.of(
          "title.ko.written^6",
          "title.en.written^6",
          "keywords.ko.written^5",
          "keywords.en.written^5",
          "names.written^3",
          "description.ko.written^2",
          "description.en.written^2",
          "words.written");

  /// How many letters may be wrong: one from four on, two from seven on. The first never is, of
  /// Korean words the first two: 부동산 is not 부산.
  private static final String LETTERS = "AUTO:4,7";

  /// Of Korean words, how many syllables: one from four on, two from seven on.
  private static final String SYLLABLES = "AUTO:4,7";

  /// In a word of three syllables, one letter of the last: with another syllable it is another
  /// word, as 수영구 and 수영장 are.
  private static final Pattern SHORT = Pattern.compile("\\p{IsHangul}{3}");

  /// More words than these are no phrase that somebody typed wrong.
  static final int MOST_WORDS = 10;

  /// No field in either language need have them.
  private static final Set<String> LITTLE =
      Set.of(
          "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with");

  private WordQuery() {}

  /// @param question clean and not blank
  /// @param called the datasets that are called by each word; such a word is no typing error
  static Query of(String question, Match match, Map<String, Set<String>> called) {
    return switch (match) {
      case ALL ->
          best(
              whole(question, EACH)
                  .queries(each(question, called, WordQuery::rightly))
                  .queries(beginning(question)));
      case SIMILAR ->
          each(
              question, called, word -> called.containsKey(word) ? rightly(word) : similarly(word));
      case SOME -> best(whole(question, question.contains(" ") ? HALF : MOST));
      case NONE -> QueryBuilders.matchNone().build()._toQuery();
    };
  }

  private static DisMaxQuery.Builder whole(String question, String needed) {
    return new DisMaxQuery.Builder()
        .tieBreaker(0.3)
        .queries(words(question, KOREAN, needed))
        .queries(words(question, ENGLISH, needed));
  }

  private static Query words(String question, List<String> fields, String needed) {
    return anywhere(question, fields, needed).build()._toQuery();
  }

  /// The words that are needed may stand in different fields.
  static MultiMatchQuery.Builder anywhere(String question, List<String> fields, String needed) {
    return new MultiMatchQuery.Builder()
        .query(question)
        .fields(fields)
        .type(TextQueryType.CrossFields)
        .minimumShouldMatch(needed);
  }

  /// Each word in either language, for many questions mix them: 부산 EV charger. Of a row, all but
  /// one may be what its dataset is called by: a traffic light of 강서구 does not say that it is one.
  private static Query each(
      String question, Map<String, Set<String>> called, Function<String, DisMaxQuery.Builder> one) {
    var words = words(question);
    if (words.isEmpty() || words.size() > MOST_WORDS) {
      return QueryBuilders.matchNone().build()._toQuery();
    }
    var query = new BoolQuery.Builder();
    for (var word : words) {
      var datasets = called.getOrDefault(word, Set.of());
      query.must(best(one.apply(word).queries(rowsOf(datasets))));
    }
    if (!called.isEmpty()) {
      var own = new DisMaxQuery.Builder();
      words.forEach(word -> own.queries(best(one.apply(word))));
      query.filter(best(own));
    }
    return query.build()._toQuery();
  }

  private static Query rowsOf(Set<String> datasets) {
    var values = datasets.stream().map(FieldValue::of).toList();
    var rows =
        new BoolQuery.Builder()
            .filter(only -> only.term(t -> t.field("kind").value(Document.ROW)))
            .filter(of -> of.terms(t -> t.field("dataset").terms(v -> v.value(values))))
            .build();
    return Query.of(query -> query.constantScore(same -> same.filter(rows._toQuery())));
  }

  /// Those that count.
  static List<String> words(String question) {
    return Arrays.stream(question.toLowerCase(Locale.ROOT).split("\\s+"))
        .filter(word -> !LITTLE.contains(word))
        .toList();
  }

  /// What is called by this word, or has it as a keyword.
  static Query called(String word) {
    var query = new DisMaxQuery.Builder();
    CALLED.forEach(fields -> query.queries(words(word, fields, EACH)));
    return best(query);
  }

  private static DisMaxQuery.Builder rightly(String word) {
    var query =
        new DisMaxQuery.Builder()
            .queries(words(word, KOREAN, EACH))
            .queries(words(word, ENGLISH, EACH));
    Romanized.find(word)
        .ifPresent(
            district ->
                query
                    .queries(words(district.korean(), KOREAN, EACH))
                    .queries(words(district.stem(), ENGLISH, EACH)));
    return query;
  }

  /// A row that lies in a district says its name among other words, of which only the stems are
  /// kept: so the name is put right in the question.
  private static DisMaxQuery.Builder similarly(String word) {
    var query = rightly(word).queries(almost(word, WRITTEN));
    Romanized.almost(word).forEach(district -> query.queries(words(district, KOREAN, EACH)));
    return query;
  }

  /// All words in one of these fields, or some that are written almost alike.
  static Query almost(String words, List<String> fields) {
    if (SHORT.matcher(words).matches()) {
      var variants = Syllables.almost(words).collect(Collectors.joining(" "));
      return anyOf(variants, fields);
    }
    boolean korean = words.matches(".*\\p{IsHangul}.*");
    return new MultiMatchQuery.Builder()
        .query(words)
        .fields(fields)
        .minimumShouldMatch(EACH)
        .fuzziness(korean ? SYLLABLES : LETTERS)
        .prefixLength(korean ? 2 : 1)
        .build()
        ._toQuery();
  }

  private static Query anyOf(String words, List<String> fields) {
    return new MultiMatchQuery.Builder().query(words).fields(fields).build()._toQuery();
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
      query.must(best(whole(question.substring(0, space), EACH)));
    }
    return query.build()._toQuery();
  }

  private static Query best(DisMaxQuery.Builder queries) {
    return queries.build()._toQuery();
  }
}
