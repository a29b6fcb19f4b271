package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/// Writes down whom a release must be told to, in the transaction that makes it current: so no
/// crash can lose a message or send one of a release that never was.
final class Outbox {
  private static final String SUBSCRIBED =
      "select w.id from webhook w where w.active and (not exists"
          + " (select 1 from webhook_dataset a where a.webhook = w.id)"
          + " or exists (select 1 from webhook_dataset d where d.webhook = w.id and d.dataset = ?))"
          + " order by w.id";

  private Outbox() {}

  /// @param previous the version before, which its changes are told against; empty if there is none
  static void add(
      Database.Write write, DatasetId dataset, String version, String previous, Instant published)
      throws SQLException {
    for (var webhook : write.query(SUBSCRIBED, row -> row.getString(1), dataset.value())) {
      var at = published.atOffset(ZoneOffset.UTC);
      write.update(
          "insert into webhook_delivery (id, webhook, dataset, version, previous, published_at,"
              + " state, attempts, due_at, reason) values (?, ?, ?, ?, ?, ?, 'waiting', 0, ?, '')",
          id(webhook, dataset, version),
          webhook,
          dataset.value(),
          version,
          previous,
          at,
          at);
    }
  }

  /// The same for the same webhook and release; without `.`, which parts the signed text.
  private static String id(String webhook, DatasetId dataset, String version) {
    return "msg_" + webhook + "_" + dataset + "_" + version.replace('.', '_');
  }
}
