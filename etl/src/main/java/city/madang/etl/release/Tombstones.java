package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Retention;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Decides that releases go, and remembers what of them is still to be deleted. Thread-safe.
///
/// The decision comes first, as one transaction: from then on no door shows the release, and what
/// it left is deleted, by this process or the next.
public final class Tombstones {
  private final Database database;

  public Tombstones(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /// A release that is gone, and may have left something.
  public record Remains(DatasetId dataset, String version, boolean withdrawn) {}

  /// Takes a release back; the current one is current no longer. A second time changes nothing.
  public void withdraw(DatasetId dataset, String version, WithdrawalReason why, Instant now) {
    database.transaction(
        write -> {
          write.update(
              "update release set withdrawn_at = ?, withdrawn_why = ?"
                  + " where dataset = ? and version = ? and withdrawn_at is null",
              time(now),
              why.text(),
              dataset.value(),
              version);
          write.update(
              "delete from current_release where dataset = ? and version = ?",
              dataset.value(),
              version);
        });
  }

  /// Ends the releases that a dataset's retention does not keep.
  public void retire(DatasetId dataset, Retention retention, Instant now) {
    database.transaction(
        write -> {
          int newer = 0;
          for (var release : kept(write, dataset)) {
            if (!release.current && !retention.stays(newer, release.published, now)) {
              retire(write, dataset, release.version, retention.rule(), now);
            }
            newer++;
          }
        });
  }

  private record Kept(String version, Instant published, boolean current) {}

  private static List<Kept> kept(Database.Write write, DatasetId dataset) throws SQLException {
    return new ArrayList<>(
        write.query(
            """
            select r.version, r.published_at, c.version
            from release r
            left join current_release c on c.dataset = r.dataset and c.version = r.version
            where r.dataset = ? and r.withdrawn_at is null and r.retired_at is null
            order by r.published_at desc, length(r.version) desc, r.version desc
            """,
            row ->
                new Kept(
                    row.getString(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3) != null),
            dataset.value()));
  }

  private static void retire(
      Database.Write write, DatasetId dataset, String version, String rule, Instant now)
      throws SQLException {
    write.update(
        "update release set retired_at = ?, retired_by = ?"
            + " where dataset = ? and version = ? and withdrawn_at is null",
        time(now),
        rule,
        dataset.value(),
        version);
  }

  /// The releases that are gone but not yet deleted.
  public List<Remains> listUndeleted() {
    return database.query(
        "select dataset, version, withdrawn_at from release where deleted_at is null"
            + " and (withdrawn_at is not null or retired_at is not null)"
            + " order by dataset, published_at",
        row ->
            new Remains(
                new DatasetId(row.getString(1)), row.getString(2), row.getObject(3) != null));
  }

  /// Nothing is left of a release.
  public void markDeleted(Remains remains, Instant now) {
    database.transaction(
        write ->
            write.update(
                "update release set deleted_at = ? where dataset = ? and version = ?",
                time(now),
                remains.dataset().value(),
                remains.version()));
  }

  private static OffsetDateTime time(Instant now) {
    return now.atOffset(ZoneOffset.UTC);
  }
}
