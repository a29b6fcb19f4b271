package city.madang.etl.webhook;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Database;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Who is told of releases. Thread-safe.
public final class Webhooks {
  private static final String SELECT = "select id, url, active, created_at from webhook ";
  private static final int ID_BYTES = 8;

  private final Database database;
  private final Destinations destinations;
  private final Clock clock;

  public Webhooks(DataSource dataSource, Destinations destinations, Clock clock) {
    this.database = new Database(dataSource);
    this.destinations = destinations;
    this.clock = clock;
  }

  /// What came of adding an address.
  public sealed interface Adding {
    /// It is told from now on.
    ///
    /// @param secret is told once, now
    record Added(Webhook webhook, WebhookSecret secret) implements Adding {}

    /// It may not be told.
    ///
    /// @param reason with a remedy
    record Refused(String reason) implements Adding {}
  }

  /// Tells `url` of releases from now on.
  ///
  /// @param datasets that it is told of; none means all
  public Adding add(URI url, List<DatasetId> datasets) {
    var fault = destinations.findFault(url);
    if (fault.isPresent()) {
      return new Adding.Refused(fault.get());
    }
    var ids = datasets.stream().distinct().sorted().toList();
    var webhook = new Webhook(drawId(), url, ids, true, clock.instant());
    var secret = WebhookSecret.draw();
    database.transaction(write -> insert(write, webhook, secret));
    return new Adding.Added(webhook, secret);
  }

  private static String drawId() {
    var random = new byte[ID_BYTES];
    new SecureRandom().nextBytes(random);
    return "wh_" + HexFormat.of().formatHex(random);
  }

  private static void insert(Database.Write write, Webhook webhook, WebhookSecret secret)
      throws SQLException {
    write.update(
        "insert into webhook (id, url, secret, active, created_at) values (?, ?, ?, true, ?)",
        webhook.id(),
        webhook.url().toString(),
        secret.text(),
        webhook.created().atOffset(ZoneOffset.UTC));
    for (var dataset : webhook.datasets()) {
      write.update(
          "insert into webhook_dataset (webhook, dataset) values (?, ?)",
          webhook.id(),
          dataset.value());
    }
  }

  /// All of them, the oldest first.
  public List<Webhook> list() {
    return database.query(SELECT + "order by created_at, id", this::read);
  }

  public Optional<Webhook> find(String id) {
    return database.query(SELECT + "where id = ?", this::read, id).stream().findFirst();
  }

  /// Forgets a webhook, and what it still had to be told.
  ///
  /// @return whether there was one
  public boolean remove(String id) {
    boolean known = find(id).isPresent();
    database.transaction(write -> write.update("delete from webhook where id = ?", id));
    return known;
  }

  Optional<WebhookSecret> findSecret(String id) {
    return database
        .query(
            "select secret from webhook where id = ?",
            row -> new WebhookSecret(row.getString(1)),
            id)
        .stream()
        .findFirst();
  }

  private Webhook read(ResultSet row) throws SQLException {
    var id = row.getString(1);
    return new Webhook(
        id,
        URI.create(row.getString(2)),
        datasets(id),
        row.getBoolean(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
  }

  private List<DatasetId> datasets(String webhook) {
    return database.query(
        "select dataset from webhook_dataset where webhook = ? order by dataset",
        row -> new DatasetId(row.getString(1)),
        webhook);
  }
}
