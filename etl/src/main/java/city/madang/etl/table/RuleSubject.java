package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/// What rules are asked about.
///
/// @param tables open tables with their staged rows
/// @param files names of all files in a zipped source
/// @param feed members of the feed that messages of GTFS Realtime are about, by their names without
///   `.txt`; empty if there is none
/// @param day of the release
public record RuleSubject(
    SequencedMap<Table, Path> tables, List<String> files, Map<String, Path> feed, LocalDate day) {
  /// The staged rows of one of the tables, in SQL.
  String rows(Table table) {
    return Sql.parquet(Objects.requireNonNull(tables.get(table), "a table of the subject"));
  }
}
