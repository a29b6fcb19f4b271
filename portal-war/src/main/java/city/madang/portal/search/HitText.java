package city.madang.portal.search;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import city.madang.etl.index.Marks;
import city.madang.etl.index.SearchHit.DatasetHit;
import city.madang.etl.index.SearchHit.RowHit;
import city.madang.portal.http.Language;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// One hit for a reader: what it is called, what it is, and where more of it is.
///
/// @param titles of the datasets
/// @param language of the words
record HitText(Map<DatasetId, LangText> titles, Language language) {
  /// Longer texts do not tell a row apart any better.
  private static final int ASKED_CHARACTERS = 100;

  String of(DatasetHit hit) {
    return """
    <li><h3><a href="%s">%s</a></h3>
    <p>%s</p>%s</li>
    """
        .formatted(
            page(hit.dataset()),
            MarkedText.html(language.of(hit.title()), hit.marks()),
            MarkedText.html(language.of(hit.description()), hit.marks()),
            keywords(hit));
  }

  private String keywords(DatasetHit hit) {
    var words = language == Language.KO ? hit.keywords().ko() : hit.keywords().en();
    return words.isEmpty()
        ? ""
        : words.stream()
            .map(word -> MarkedText.html(word, hit.marks()))
            .collect(Collectors.joining(" · ", "\n<p class=\"quiet\">", "</p>"));
  }

  String of(RowHit hit) {
    var heading = heading(hit.text());
    return """
    <li><h3>%s</h3>
    <p class="quiet">%s <a href="%s">%s</a> · <code>%s</code> · %s · %s</p>
    %s</li>
    """
        .formatted(
            heading
                .map(name -> MarkedText.html(hit.text().getOrDefault(name, ""), hit.marks()))
                .orElseGet(() -> language.of("이름 없는 행", "A row without a name")),
            language.of("데이터셋", "Row of"),
            page(hit.dataset()),
            title(hit.dataset()),
            escape(hit.table()),
            language.of("%d번째 행", "row %d").formatted(hit.number()),
            records(hit),
            fields(hit, name -> !Optional.of(name).equals(heading)));
  }

  /// The title of a dataset, as HTML.
  String title(DatasetId id) {
    var title = titles.get(id);
    return escape(title == null ? id.value() : language.of(title));
  }

  private String page(DatasetId id) {
    return "/datasets/%s?lang=%s".formatted(id, language.code());
  }

  /// The column that names a row: by convention, those in two languages end with its code.
  private Optional<String> heading(Map<String, String> text) {
    return text.keySet().stream()
        .filter(name -> isIn(name, language))
        .findFirst()
        .or(() -> text.keySet().stream().findFirst());
  }

  private static boolean isIn(String column, Language language) {
    return column.endsWith("_" + language.code());
  }

  private static String fields(RowHit hit, Predicate<String> wanted) {
    var fields =
        hit.text().entrySet().stream()
            .filter(field -> wanted.test(field.getKey()))
            .map(field -> field(field, hit.marks()))
            .collect(Collectors.joining());
    return fields.isEmpty() ? "" : "<dl>\n" + fields + "</dl>";
  }

  private static String field(Map.Entry<String, String> field, Marks marks) {
    return "<dt><code>%s</code></dt><dd%s>%s</dd>\n"
        .formatted(
            escape(field.getKey()), lang(field.getKey()), MarkedText.html(field.getValue(), marks));
  }

  private static String lang(String column) {
    return Arrays.stream(Language.values())
        .filter(language -> isIn(column, language))
        .findFirst()
        .map(language -> " lang=\"" + language.code() + "\"")
        .orElse("");
  }

  /// The whole row at the records door, in the release that was searched: with the rows that have
  /// the same words, or with all if there are no words to ask by.
  private String records(RowHit hit) {
    var table =
        "/api/datasets/%s/releases/%s/records?table=%s"
            .formatted(hit.dataset(), hit.version(), SearchAddress.encode(hit.table()));
    var where =
        hit.text().entrySet().stream()
            .filter(field -> field.getValue().length() <= ASKED_CHARACTERS)
            .map(HitText::condition)
            .collect(Collectors.joining(" and "));
    return where.isEmpty()
        ? link(table, language.of("표의 모든 행", "all rows of the table"))
        : link(
            table + "&where=" + SearchAddress.encode(where),
            language.of("이 말이 든 행 전체", "whole rows with these words"));
  }

  private static String link(String address, String words) {
    return "<a href=\"%s\">%s</a>".formatted(escape(address), words);
  }

  private static String condition(Map.Entry<String, String> field) {
    return "\"%s\" = '%s'"
        .formatted(field.getKey().replace("\"", "\"\""), field.getValue().replace("'", "''"));
  }
}
