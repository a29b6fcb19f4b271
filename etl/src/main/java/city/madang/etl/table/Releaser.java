package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.source.Beside;
import city.madang.etl.source.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Writes a released table, and beside the checked one the lineage that ties it to its raw rows.
final class Releaser {
  /// Key of the lineage's metadata: the hash of the released file that it belongs to.
  static final String RELEASED = "released_sha256";

  private final Session session;
  private final Table table;
  private final Path checked;

  Releaser(Session session, Table table, Path checked) {
    this.session = session;
    this.table = table;
    this.checked = checked;
  }

  /// Released row → `_row`; private, for it lies beside the raw rows.
  static Path lineage(Path checked) {
    return checked.resolveSibling(checked.getFileName() + ".lineage");
  }

  /// Released columns and `_row` while both files are made of it; private too.
  static Path sorted(Path checked) {
    return checked.resolveSibling(checked.getFileName() + ".sorted");
  }

  /// @param carried rows that keep the class of an earlier release, if there is one
  void release(Recodings plan, Optional<Path> carried, Path target) throws IOException {
    PlanTable.load(session, table.quasi(), plan);
    var sorted = sorted(checked);
    try {
      session.execute(
          Sql.copyToParquet(ReleaseSql.releasedWithRow(checked, carried, table), sorted));
      requireAllRows(plan, sorted);
      session.execute(Sql.copyToParquet(ReleaseSql.published(sorted, table), target));
      var sha256 = Sha256.of(target);
      Beside.write(lineage(checked), file -> session.execute(copyWithHash(sorted, file, sha256)));
    } finally {
      Files.deleteIfExists(sorted);
    }
  }

  private void requireAllRows(Recodings plan, Path written) {
    long released = count(written);
    long expected = count(checked) - plan.suppressedRows();
    if (released != expected) {
      throw session.failure(
          "%d rows would be published, but the plan leaves %d; anonymize again"
              .formatted(released, expected));
    }
  }

  private static String copyWithHash(Path sorted, Path file, String sha256) {
    return "COPY (SELECT _row FROM %s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false, KV_METADATA {%s: %s})"
        .formatted(Sql.parquet(sorted), Sql.path(file), RELEASED, Sql.text(sha256));
  }

  private long count(Path file) {
    return session.queryLong("SELECT count(*) FROM " + Sql.parquet(file));
  }
}
