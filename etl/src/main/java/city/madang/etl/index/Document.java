package city.madang.etl.index;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    @Nullable String table,
    @Nullable Long number,
    @Nullable Map<String, String> values,
    @Nullable List<String> words,
    @Nullable Point place) {

  static final String DATASET = "dataset";
  static final String ROW = "row";

  /// A `geo_point`.
  record Point(double lat, double lon) {}

  static Document of(Descriptor descriptor) {
    var id = descriptor.id().value();
    return new Document(
        DATASET,
        id,
        id,
        clean(descriptor.title()),
        clean(descriptor.description()),
        clean(descriptor.publisher().name()),
        names(descriptor),
        descriptor.themes(),
        null,
        null,
        null,
        null,
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
        row.table(),
        row.number(),
        values,
        List.copyOf(values.values()),
        row.place().map(place -> new Point(place.latitude(), place.longitude())).orElse(null));
  }

  private static LangText clean(LangText text) {
    return new LangText(SearchText.clean(text.ko()), SearchText.clean(text.en()));
  }

  /// The id, the tables and the published columns, as words: a developer searches for those.
  private static List<String> names(Descriptor descriptor) {
    var tables =
        descriptor.tables().stream()
            .flatMap(table -> Stream.concat(Stream.of(table.name()), columns(table)));
    return Stream.concat(Stream.of(descriptor.id().value()), tables)
        .map(name -> SearchText.clean(name.replace('_', ' ')))
        .distinct()
        .toList();
  }

  private static Stream<String> columns(Table table) {
    return table.published().stream().map(Field::name);
  }
}
