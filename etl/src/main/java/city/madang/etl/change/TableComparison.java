package city.madang.etl.change;

import city.madang.etl.change.Changes.TableChange;
import city.madang.etl.change.ReleasedSchema.SchemaField;
import city.madang.etl.change.ReleasedSchema.SchemaTable;
import city.madang.etl.change.row.RowDiff;
import city.madang.etl.change.row.RowDiff.Side;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.RowChanges;
import city.madang.etl.table.RowComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Writes the row diff of a table that two releases have, and proves it by applying it.
///
/// A table that both releases sort keeps its order, so that is tried first; only if it does not
/// make the new file are the rows found that changed places.
record TableComparison(
    Path scratch, EngineLimits limits, ProvenRelease before, ProvenRelease after) {

  /// @param target made by this method, only if it is proven
  /// @throws NotComparedException if a file is not what its manifest says
  TableChange compare(String name, SchemaTable old, SchemaTable current, Path target) {
    var key = old.key().equals(current.key()) ? current.key() : List.<String>of();
    var files =
        new RowComparison.Files(
            before.get(name + ".parquet"),
            after.get(name + ".parquet"),
            key.size() == 1 ? Optional.of(key.getFirst()) : Optional.empty());
    var types = current.fields().values().stream().map(SchemaField::type).toList();
    var diff = new RowDiff(side(before, name), side(after, name), types);
    var rows = new RowComparison(scratch, limits);
    var counts = write(diff, rows.compare(files), target);
    if (!diff.isProven(target)) {
      delete(target);
      counts = write(diff, rows.compareMoved(files), target);
      if (!diff.isProven(target)) {
        delete(target);
        throw new NotComparedException(name + ": no diff makes the new table of the old one");
      }
    }
    return new TableChange(
        name,
        key,
        counts.added(),
        counts.removed(),
        counts.changed(),
        counts.unchanged(),
        String.valueOf(target.getFileName()),
        "");
  }

  private static Side side(ProvenRelease release, String table) {
    var csv = table + ".csv";
    return new Side(release.get(csv), release.sha256(csv));
  }

  private static RowChanges.Counts write(RowDiff diff, RowChanges changes, Path target) {
    try (changes) {
      diff.write(changes, target);
      return changes.counts();
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete a diff that is not right", failed);
    }
  }
}
