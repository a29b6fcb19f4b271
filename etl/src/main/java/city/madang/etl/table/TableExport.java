package city.madang.etl.table;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.quality.ColumnSummary;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/// Writes a released table in other formats, each by one statement and in the order of the rows,
/// and tells what is in it.
///
/// Every file is written beside its place and renamed when it is whole. Equal input gives equal
/// bytes, whatever the limits. One thing is done at a time.
public final class TableExport implements AutoCloseable {
  private final Session session;
  private final Path parquet;

  TableExport(Session session, Path parquet) {
    this.session = session;
    this.parquet = parquet;
  }

  /// Opens an engine for one table: to start one takes longer than to write most tables.
  ///
  /// @param tempFolder where it spills; private
  /// @param targets all files that will be written
  public static TableExport open(
      Path tempFolder, EngineLimits limits, Path parquet, Path... targets) {
    var files = Stream.concat(Stream.of(parquet), Stream.of(targets).map(Beside::temporary));
    var step = "export " + parquet.getFileName();
    return new TableExport(
        Session.open(step, tempFolder, limits, files.toArray(Path[]::new)), parquet);
  }

  /// The columns of the file in their order, as the file itself has them: a generalized number is a
  /// text.
  public SequencedMap<String, FieldType> types() {
    var types = new LinkedHashMap<String, FieldType>();
    Column.of(session, parquet)
        .forEach(column -> types.put(column.name(), ReleasedType.of(session, column)));
    return Collections.unmodifiableSequencedMap(types);
  }

  /// How many rows it has.
  public long count() {
    return session.queryLong("SELECT count(*) FROM " + Sql.parquet(parquet));
  }

  /// What its columns hold.
  public List<ColumnSummary> summarize() {
    return Column.of(session, parquet).stream()
        .map(column -> column.summarize(session, parquet))
        .toList();
  }

  /// How many characters the longest text of the table has; 0 if there is none.
  public long longestText() {
    return session.queryLong(ReleasedType.longestText(session, parquet));
  }

  /// The degrees that its rows lie in; empty if none has a place.
  public Envelope box(Location location) {
    var box = new Envelope();
    session.query(
        JsonExport.corners(parquet, location),
        row -> {
          box.expandToInclude(row.getDouble(1), row.getDouble(2));
          box.expandToInclude(row.getDouble(3), row.getDouble(4));
        });
    return box;
  }

  /// RFC 4180: heading, UTF-8, LF; no value is an empty field, the empty text is `""`.
  public void csv(Path target) {
    write(target, CsvExport::copy);
  }

  /// One JSON object a line; no value is `null`, moments are ISO 8601.
  public void jsonLines(Path target) {
    write(target, JsonExport::lines);
  }

  /// One GeoJSON feature a line; a row without a place has no geometry.
  public void features(Location location, Path target) {
    write(target, (s, from, to) -> JsonExport.features(s, from, location, to));
  }

  /// The same, with the text of a column where the geometry is to be.
  public void features(String shapes, Path target) {
    write(target, (s, from, to) -> JsonExport.features(s, from, shapes, to));
  }

  /// Makes the statement that writes a file.
  @FunctionalInterface
  private interface Copy {
    String sql(Session session, Path parquet, Path target);
  }

  private void write(Path target, Copy copy) {
    Beside.write(target, beside -> session.execute(copy.sql(session, parquet, beside)));
  }

  @Override
  public void close() {
    session.close();
  }
}
