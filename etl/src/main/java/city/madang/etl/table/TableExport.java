package city.madang.etl.table;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Writes a released table in other formats, each by one statement and in the order of the rows.
///
/// Every file is written beside its place and renamed when it is whole. Equal input gives equal
/// bytes, whatever the limits.
///
/// @param tempFolder where it spills; private
public record TableExport(Path tempFolder, EngineLimits limits) {

  /// The columns of a released file in their order, as the file itself has them: a generalized
  /// number is a text.
  public SequencedMap<String, FieldType> types(Path parquet) {
    try (var session = session("describe", parquet)) {
      var types = new LinkedHashMap<String, FieldType>();
      Column.of(session, parquet)
          .forEach(column -> types.put(column.name(), ReleasedType.of(session, column)));
      return Collections.unmodifiableSequencedMap(types);
    }
  }

  /// How many characters the longest text of the table has; 0 if there is none.
  public long longestText(Path parquet) {
    try (var session = session("measure", parquet)) {
      return session.queryLong(ReleasedType.longestText(session, parquet));
    }
  }

  /// RFC 4180: heading, UTF-8, LF; no value is an empty field, the empty text is `""`.
  public void csv(Path parquet, Path target) {
    write(parquet, target, CsvExport::copy);
  }

  /// One JSON object a line; no value is `null`, moments are ISO 8601.
  public void jsonLines(Path parquet, Path target) {
    write(parquet, target, JsonExport::lines);
  }

  /// A JSON array of GeoJSON features; a row without a place has no geometry.
  public void features(Path parquet, Location location, Path target) {
    write(parquet, target, (s, from, to) -> JsonExport.features(s, from, location, to));
  }

  /// Makes the statement that writes a file.
  @FunctionalInterface
  private interface Copy {
    String sql(Session session, Path parquet, Path target);
  }

  private void write(Path parquet, Path target, Copy copy) {
    Beside.write(
        target,
        beside -> {
          try (var session = session("export", parquet, beside)) {
            session.execute(copy.sql(session, parquet, beside));
          }
        });
  }

  private Session session(String verb, Path parquet, Path target) {
    return Session.open(verb + " " + parquet.getFileName(), tempFolder, limits, parquet, target);
  }

  private Session session(String verb, Path parquet) {
    return Session.open(verb + " " + parquet.getFileName(), tempFolder, limits, parquet);
  }
}
