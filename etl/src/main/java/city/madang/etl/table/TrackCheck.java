package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.privacy.PrivacyRefusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Refuses points that cannot be placed in a trip.
final class TrackCheck {
  private final Session session;
  private final Path checked;
  private final List<String> reasons = new ArrayList<>();

  private TrackCheck(Session session, Path checked) {
    this.session = session;
    this.checked = checked;
  }

  /// @throws PrivacyRefusal naming each column, how many rows, and the remedy
  static void check(Session session, Path checked, Table table, TrajectoryPolicy.Columns columns) {
    var check = new TrackCheck(session, checked);
    check.require(table.entity().orElseThrow().name(), "%s IS NULL", "without a vehicle");
    check.require(columns.time(), "%s IS NULL", "without a time");
    check.require(
        columns.latitude(), "%1$s IS NULL OR abs(%1$s) > 90", "without a latitude of -90 to 90");
    check.require(
        columns.longitude(),
        "%1$s IS NULL OR abs(%1$s) > 180",
        "without a longitude of -180 to 180");
    columns
        .heading()
        .ifPresent(
            name ->
                check.require(
                    name,
                    "%1$s IS NOT NULL AND NOT (%1$s BETWEEN 0 AND 360)",
                    "with a heading that is not within 0 to 360 degrees"));
    PrivacyRefusal.throwIfAny(check.reasons);
  }

  private void require(String column, String wrong, String what) {
    long rows = session.queryLong(TrackSql.count(checked, wrong.formatted(Sql.name(column))));
    if (rows > 0) {
      reasons.add(
          "field %s: %d rows %s: reject such rows by a constraint, or correct the source"
              .formatted(column, rows, what));
    }
  }
}
