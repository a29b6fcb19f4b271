package city.madang.etl.table;

import java.nio.file.Path;

/// Writes a released table as text.
final class CsvExport {
  private CsvExport() {}

  /// RFC 4180 with LF and a heading.
  static String copy(Session session, Path parquet, Path target) {
    var columns = Sql.list(Column.of(session, parquet), Column::exchanged);
    return ("COPY (SELECT %s FROM %s) TO %s (FORMAT csv, HEADER true, DELIMITER ',',"
            + " QUOTE '\"', ESCAPE '\"', NULLSTR '', COMPRESSION 'none', USE_TMP_FILE false)")
        .formatted(columns, Sql.parquet(parquet), Sql.path(target));
  }
}
