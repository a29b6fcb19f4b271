package city.madang.etl.index;

import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Themes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one document holds, as JSON has it; parts of the other kind are null and not written.
///
/// Shape: `index.json`, "mappings".
record Document(
    String kind,
    String dataset,
    String key,
    @Nullable LangText title,
    @Nullable LangText description,
    @Nullable LangText publisher,
    @Nullable List<String> names,
    @Nullable List<String> theme,
    @Nullable Keywords keywords,
    @Nullable String table,
    @Nullable Long number,
    @Nullable Map<String, String> values,
    @Nullable List<String> words,
    @Nullable List<String> also,
    @Nullable List<String> called,
    @Nullable Point place) {

  static final String DATASET = "dataset";
  static final String ROW = "row";

  /// The columns that hold what a row is called, by convention.
  private static final Pattern NAME = Pattern.compile("(?:.+_)?(?:name|title)(?:_ko|_en)?");

  private static final Pattern ASIDE = Pattern.compile(" *\\([^)]*\\)");

  /// A `geo_point`.
  record Point(double lat, double lon) {}

  static Document of(SearchContent content) {
    return new Document(
        DATASET,
        content.dataset(),
        content.dataset(),
        clean(content.title()),
        clean(content.description()),
        clean(content.publisher()),
        clean(content.names()),
        content.themes(),
        clean(withThemes(content)),
        null,
        null,
        null,
        null,
        null,
        called(content),
        null);
  }

  static Document of(IndexedRow row) {
    var values = new LinkedHashMap<String, String>();
    row.text().forEach((column, text) -> values.put(column, SearchText.clean(text)));
    return new Document(
        ROW,
        row.dataset().value(),
        row.key(),
        null,
        null,
        null,
        null,
        null,
        null,
        row.table(),
        row.number(),
        values,
        List.copyOf(values.values()),
        clean(row.also()),
        called(values),
        row.place().map(place -> new Point(place.latitude(), place.longitude())).orElse(null));
  }

  /// The id and the titles, without what is in parentheses.
  private static List<String> called(SearchContent content) {
    return Stream.of(content.dataset(), content.title().ko(), content.title().en())
        .map(name -> ASIDE.matcher(SearchText.clean(name)).replaceAll(""))
        .toList();
  }

  private static List<String> called(Map<String, String> values) {
    return values.entrySet().stream()
        .filter(value -> NAME.matcher(value.getKey()).matches())
        .map(Map.Entry::getValue)
        .toList();
  }

  /// Whoever types the name of a theme looks for its datasets.
  private static Keywords withThemes(SearchContent content) {
    var words = content.keywords();
    var themes = content.themes().stream().map(Themes::name).toList();
    return new Keywords(
        Stream.concat(words.ko().stream(), themes.stream().map(LangText::ko)).distinct().toList(),
        Stream.concat(words.en().stream(), themes.stream().map(LangText::en)).distinct().toList());
  }

  private static Keywords clean(Keywords words) {
    return new Keywords(clean(words.ko()), clean(words.en()));
  }

  private static List<String> clean(List<String> words) {
    return words.stream().map(SearchText::clean).distinct().toList();
  }

  private static LangText clean(LangText text) {
    return new LangText(SearchText.clean(text.ko()), SearchText.clean(text.en()));
  }
}
