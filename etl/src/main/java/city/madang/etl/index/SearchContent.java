package city.madang.etl.index;

import static java.util.stream.Collectors.toMap;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What search shows of a release, so that its index can be made again from its own files.
///
/// Shape: `search.json` of a release.
///
/// @param dataset its id
/// @param title in both languages
/// @param description in both languages
/// @param publisher its name in both languages
/// @param themes codes of the EU data-theme vocabulary
/// @param names the id, the tables and the published columns, as words: a developer searches for
///   those
/// @param keywords what people type who look for it; none in releases that were made without
/// @param tables whose rows are found
public record SearchContent(
    String dataset,
    LangText title,
    LangText description,
    LangText publisher,
    List<String> themes,
    List<String> names,
    Keywords keywords,
    List<IndexedTable> tables) {
  /// Its name in a release folder.
  public static final String FILE = "search.json";

  @SuppressWarnings("NullAway") // an older file has no such member
  public SearchContent {
    keywords = Objects.requireNonNullElse(keywords, Keywords.NONE);
    themes = List.copyOf(themes);
    names = List.copyOf(names);
    tables = List.copyOf(tables);
  }

  /// A table whose rows are found.
  ///
  /// @param rows how many
  /// @param text columns whose words are searched
  /// @param location absent if its rows have none
  /// @param codes what the values of these columns mean, by column and value; none in releases that
  ///   were made without
  public record IndexedTable(
      String name,
      long rows,
      List<String> text,
      IndexRule.@Nullable Location location,
      Map<String, Map<String, LangText>> codes) {
    @SuppressWarnings("NullAway") // an older file has no such member
    public IndexedTable {
      text = List.copyOf(text);
      codes = Map.copyOf(Objects.requireNonNullElse(codes, Map.of()));
    }

    /// What is searched of a released table.
    ///
    /// @param rows how many
    public static IndexedTable of(Table table, long rows) {
      var rule = table.index();
      return new IndexedTable(
          table.name(), rows, rule.text(), rule.location().orElse(null), codes(table));
    }

    private static Map<String, Map<String, LangText>> codes(Table table) {
      return table.published().stream()
          .filter(field -> table.index().text().contains(field.name()))
          .filter(field -> !field.meaning().codes().isEmpty())
          .collect(toMap(Field::name, field -> Map.copyOf(field.meaning().codes())));
    }

    /// How its rows are found.
    public IndexRule rule() {
      return new IndexRule(true, text, Optional.ofNullable(location));
    }
  }

  /// What is known before there are rows.
  static SearchContent of(Descriptor descriptor) {
    return of(descriptor, _ -> 0);
  }

  /// What search shows of a release.
  ///
  /// @param rows of a released table
  public static SearchContent of(Descriptor descriptor, ToLongFunction<Table> rows) {
    return new SearchContent(
        descriptor.id().value(),
        descriptor.title(),
        descriptor.description(),
        descriptor.publisher().name(),
        descriptor.themes(),
        names(descriptor),
        descriptor.keywords(),
        descriptor.tables().stream()
            .filter(table -> table.index().rows())
            .map(table -> IndexedTable.of(table, rows.applyAsLong(table)))
            .toList());
  }

  /// How many documents the index has: the dataset's own, and one for each row.
  public long documents() {
    return 1 + rows();
  }

  /// How many rows are found.
  public long rows() {
    return tables.stream().mapToLong(IndexedTable::rows).sum();
  }

  private static List<String> names(Descriptor descriptor) {
    var tables =
        descriptor.tables().stream()
            .flatMap(table -> Stream.concat(Stream.of(table.name()), columns(table)));
    return Stream.concat(Stream.of(descriptor.id().value()), tables)
        .map(name -> name.replace('_', ' '))
        .distinct()
        .toList();
  }

  private static Stream<String> columns(Table table) {
    return table.published().stream().map(Field::name);
  }
}
