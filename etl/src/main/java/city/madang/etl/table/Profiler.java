package city.madang.etl.table;

import static java.util.stream.Collectors.joining;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Reading;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Finds out what a text file holds that nobody has described yet.
public final class Profiler {
  private static final String CODES = "0[0-9]+|[0-9]{16,}";

  private static final String GROUPED = "[+-]?[0-9]{1,3}(,[0-9]{3})*(\\.[0-9]+)?";

  /// Telephone, resident's registration, card, mail, plate of a vehicle.
  private static final String PERSONAL =
      "(\\+?82-?|0)[1-6][0-9]?-?[0-9]{3,4}-?[0-9]{4}|[0-9]{6}-[1-8][0-9]{6}"
          + "|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}|[^@ ]+@[^@ ]+\\.[^@ ]+"
          + "|([가-힣]{2} ?)?[0-9]{2,3} ?[가-힣] ?[0-9]{4}";

  private final Path folder;
  private final EngineLimits limits;

  /// @param folder private, for raw rows pass through it
  public Profiler(Path folder, EngineLimits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /// The sign between two columns, as the heading lets expect.
  ///
  /// @param label how messages name the file
  /// @throws city.madang.etl.quality.QualityRefusal if it is empty or is not UTF-8
  public static char delimiter(Path text, String label) {
    try {
      return Header.delimiter(text, label);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads all of a UTF-8 text file with a heading.
  ///
  /// @throws city.madang.etl.quality.QualityRefusal if it is empty or is not UTF-8
  public TableProfile profile(Path text, Source source) {
    var headings = headings(text, source);
    var table = table(headings);
    var staged = folder.resolve("rows.parquet");
    try (var engine = TableEngine.open(folder, limits, folder)) {
      var result = engine.stage(text, source, table, staged);
      var columns = columns(staged, headings);
      return new TableProfile(
          result.rowsStaged(), result.rowsRead() - result.rowsStaged(), columns, staged);
    }
  }

  /// Rows that no other row equals in these columns.
  ///
  /// @param columns by their place, from 0
  public long alone(TableProfile profile, List<Integer> columns) {
    var names = columns.stream().map(Profiler::name).map(Sql::name).collect(joining(", "));
    try (var session = Session.open("count", folder, limits, profile.staged())) {
      return session.queryLong(
          "SELECT count(*) FROM (SELECT 1 FROM %s GROUP BY %s HAVING count(*) = 1)"
              .formatted(Sql.parquet(profile.staged()), names));
    }
  }

  private static List<String> headings(Path text, Source source) {
    try {
      return Header.read(text, source.delimiter(), source.uri());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(List<String> headings) {
    var fields =
        IntStream.range(0, headings.size()).mapToObj(i -> field(i, headings.get(i))).toList();
    return new Table("rows", "", fields, "", IndexRule.CATALOG_ONLY);
  }

  private static Field field(int column, String heading) {
    var reading = new Reading(Optional.of(heading), Optional.empty(), Optional.empty());
    return field(name(column), FieldType.STRING, reading);
  }

  private static Field field(String name, FieldType type, Reading reading) {
    return new Field(
        name, type, Role.OPEN, Optional.empty(), OptionalLong.empty(), Constraints.NONE, reading);
  }

  private static String name(int column) {
    return "c" + column;
  }

  private List<ColumnProfile> columns(Path staged, List<String> headings) {
    var columns = new ArrayList<ColumnProfile>();
    try (var session = Session.open("look at the columns", folder, limits, staged)) {
      for (int i = 0; i < headings.size(); i++) {
        var heading = headings.get(i);
        session.query(question(staged, name(i)), row -> columns.add(ProfileRow.read(row, heading)));
      }
    }
    return columns;
  }

  /// Each different value is looked at once.
  private static String question(Path staged, String column) {
    var shapes =
        ColumnShape.ALL.stream()
            .map(Profiler::typed)
            .map(typed -> "coalesce(bool_and((" + typed + ") IS NOT NULL), false)")
            .collect(joining(", "));
    return ("SELECT coalesce(sum(n), 0)::BIGINT, count(*), count(*) FILTER (n < %d), count(*)"
            + " FILTER (regexp_full_match(raw, %s)) * 2 > count(*),"
            + " coalesce(bool_or(regexp_full_match(raw, %s)), false),"
            + " coalesce(bool_and(regexp_full_match(raw, %s)) AND bool_or(contains(raw, ',')),"
            + " false), %s FROM (SELECT %s AS raw, count(*) AS n FROM %s WHERE raw IS NOT NULL"
            + " GROUP BY raw)")
        .formatted(
            ColumnProfile.FEW,
            Sql.text(PERSONAL),
            Sql.text(CODES),
            Sql.text(GROUPED),
            shapes,
            Sql.name(column),
            Sql.parquet(staged));
  }

  private static String typed(ColumnShape shape) {
    var reading = new Reading(Optional.empty(), shape.format(), Optional.empty());
    return FieldSql.typed(field("raw", shape.type(), reading), "raw");
  }
}
