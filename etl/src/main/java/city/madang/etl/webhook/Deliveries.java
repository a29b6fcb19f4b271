package city.madang.etl.webhook;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What must be told, as the register of releases wrote it down. Thread-safe.
public final class Deliveries {
  private static final String SELECT =
      "select d.id, d.webhook, d.dataset, d.version, d.previous, d.published_at, d.attempts,"
          + " d.due_at, d.reason from webhook_delivery d ";

  private final Database database;

  public Deliveries(DataSource dataSource) {
    this.database = new Database(dataSource);
  }

  /// What is waiting and due, the oldest release of each webhook first.
  List<Delivery> listDue(Instant now, int most) {
    return database.query(
        SELECT
            + "where d.state = 'waiting' and d.due_at <= ?"
            + " order by d.due_at, d.published_at, d.id limit ?",
        Deliveries::read,
        now.atOffset(ZoneOffset.UTC),
        most);
  }

  /// What was given up, the latest release first.
  public List<Delivery> listFailed() {
    return database.query(
        SELECT + "where d.state = 'failed' order by d.published_at desc, d.id", Deliveries::read);
  }

  /// The same as it is now, if it still is due.
  Optional<Delivery> findDue(String id, Instant now) {
    return database
        .query(
            SELECT + "where d.id = ? and d.state = 'waiting' and d.due_at <= ?",
            Deliveries::read,
            id,
            now.atOffset(ZoneOffset.UTC))
        .stream()
        .findFirst();
  }

  /// Makes a message that was given up wait again, and its webhook active.
  ///
  /// @return whether there was one
  boolean retry(String id, Instant now) {
    var failed = listFailed().stream().filter(each -> each.id().equals(id)).findFirst();
    failed.ifPresent(
        delivery ->
            database.transaction(
                write -> {
                  write.update("update webhook set active = true where id = ?", delivery.webhook());
                  write.update(
                      "update webhook_delivery set state = 'waiting', attempts = 0, due_at = ?"
                          + " where id = ? and state = 'failed'",
                      now.atOffset(ZoneOffset.UTC),
                      id);
                }));
    return failed.isPresent();
  }

  void delivered(Delivery delivery, Instant now) {
    end(delivery, "delivered", now, "");
  }

  void failed(Delivery delivery, Instant now, String reason) {
    end(delivery, "failed", now, reason);
  }

  private void end(Delivery delivery, String state, Instant now, String reason) {
    database.transaction(
        write ->
            write.update(
                "update webhook_delivery set state = ?, attempts = attempts + 1, due_at = ?,"
                    + " reason = ? where id = ?",
                state,
                now.atOffset(ZoneOffset.UTC),
                reason,
                delivery.id()));
  }

  void postpone(Delivery delivery, Instant due, String reason) {
    database.transaction(
        write ->
            write.update(
                "update webhook_delivery set attempts = attempts + 1, due_at = ?, reason = ?"
                    + " where id = ?",
                due.atOffset(ZoneOffset.UTC),
                reason,
                delivery.id()));
  }

  /// The receiver wants no more: all that waits for it is given up.
  void gone(Delivery delivery, String reason) {
    database.transaction(
        write -> {
          write.update("update webhook set active = false where id = ?", delivery.webhook());
          write.update(
              "update webhook_delivery set state = 'failed', reason = ?"
                  + " where webhook = ? and state = 'waiting'",
              reason,
              delivery.webhook());
        });
  }

  /// Forgets what arrived before `time`.
  void prune(Instant time) {
    database.transaction(
        write ->
            write.update(
                "delete from webhook_delivery where state = 'delivered' and due_at < ?",
                time.atOffset(ZoneOffset.UTC)));
  }

  private static Delivery read(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString(1),
        row.getString(2),
        new DatasetId(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getInt(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getString(9));
  }
}
