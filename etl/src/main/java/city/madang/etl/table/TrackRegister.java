package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.attack.Differencing;
import city.madang.etl.privacy.attack.Successive;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes releases of trajectories down and compares them, out of core.
///
/// @param tempFolder where it spills; private
/// @param table the source's, with the rule's columns
public record TrackRegister(
    Path tempFolder, EngineLimits limits, Table table, TrajectoryPolicy rule, RegisterKey key) {

  /// Writes the entry of points; it holds no value, only keyed hashes.
  public void writePoints(TrackFiles files, Path checked, Path target) {
    Beside.write(
        target,
        file -> {
          try (var session = session(checked, files.points(), files.pieces(), file)) {
            session.execute(key.macro());
            session.execute(TrackRegisterSql.createHours(checked, rule.columns()));
            session.execute(TrackRegisterSql.createShown(files, rule.columns()));
            session.execute(TrackRegisterSql.copyPoints(file, TrackRegisterSql.form(table), key));
          }
        });
  }

  /// Writes the entry of flows.
  ///
  /// @param released made from `trips` by [TableEngine#release], with its lineage
  /// @param tripTable columns of `trips`
  public void writeFlows(Path released, Path trips, Table tripTable, Path checked, Path target) {
    Beside.write(
        target,
        file -> {
          try (var session = session(released, trips, Releaser.lineage(trips), checked, file)) {
            session.execute(key.macro());
            session.execute(TrackRegisterSql.createHours(checked, rule.columns()));
            new Register(session, tripTable, key)
                .writeEvents(released, trips, file, metadata(session));
          }
        });
  }

  private Map<String, String> metadata(Session session) {
    var hours = new ArrayList<String>();
    session.query("SELECT hour FROM _hours ORDER BY hour", row -> hours.add(row.getString(1)));
    return Map.of(
        TrackRegisterSql.HOURS,
        String.join(",", hours),
        TrackRegisterSql.RULE,
        HexFormat.of().formatHex(key.derive("rule " + rule)));
  }

  /// Why an entry cannot be compared with one of points that would be made now.
  public Optional<String> findPointsFault(Path entry) {
    try (var session = session(entry)) {
      return Register.findFault(session, entry, key, TrackRegisterSql.form(table));
    }
  }

  /// Why an entry cannot be compared with one of flows that would be made now.
  public Optional<String> findFlowsFault(Path entry, Table tripTable) {
    try (var session = session(entry)) {
      return Register.findFault(session, entry, key, RegisterSql.form(tripTable));
    }
  }

  /// Compares points with those of earlier releases.
  ///
  /// @param earlier entries without fault
  public Successive comparePoints(Path now, List<Path> earlier) {
    try (var session = session(with(now, earlier))) {
      session.execute("CREATE TEMP TABLE _exposed (entity UUID)");
      session.execute("CREATE TEMP TABLE _shared (entity UUID)");
      for (var entry : earlier) {
        session.execute("INSERT INTO _exposed " + TrackRegisterSql.exposed(now, entry));
        session.execute("INSERT INTO _exposed " + TrackRegisterSql.exposed(entry, now));
        session.execute("INSERT INTO _shared " + TrackRegisterSql.shared(now, entry));
      }
      return Successive.ofPoints(
          earlier.size(), countEntities(session, "_shared"), countEntities(session, "_exposed"));
    }
  }

  private static long countEntities(Session session, String table) {
    return session.queryLong("SELECT count(DISTINCT entity) FROM " + table);
  }

  /// Compares flows with those of earlier releases: as classes of trips, and by their entities.
  ///
  /// @throws PrivacyRefusal if another rule has made other trips of the same hours
  public Successive compareFlows(Path now, List<Path> earlier, int k) {
    try (var session = session(with(now, earlier))) {
      var comparison = new Comparison(session, now, earlier, k);
      var differencing = comparison.subtract();
      for (var entry : earlier) {
        if (shareHours(session, now, entry)) {
          requireSameRule(session, now, entry);
          differencing =
              differencing
                  .and(rest(session, TrackRegisterSql.rest(now, entry), k))
                  .and(rest(session, TrackRegisterSql.rest(entry, now), k));
        }
      }
      return Successive.ofFlows(comparison.intersect(), differencing);
    }
  }

  private static boolean shareHours(Session session, Path now, Path entry) {
    var shared = hours(session, now);
    shared.retainAll(hours(session, entry));
    return !shared.isEmpty();
  }

  private static Set<String> hours(Session session, Path entry) {
    return new HashSet<>(List.of(metadata(session, entry, TrackRegisterSql.HOURS).split(",")));
  }

  /// Trips are known again by what the rule has made of them.
  private static void requireSameRule(Session session, Path now, Path entry) {
    var rule = metadata(session, now, TrackRegisterSql.RULE);
    if (!rule.equals(metadata(session, entry, TrackRegisterSql.RULE))) {
      throw new PrivacyRefusal(
          "an earlier release holds hours of this one, but was made by another rule, so their flows"
              + " cannot be compared: publish hours that were not released yet, bring back the"
              + " rule, or write successive: {off: why}");
    }
  }

  private static String metadata(Session session, Path entry, String key) {
    var found = new ArrayList<String>();
    session.query(TrackRegisterSql.metadata(entry, key), row -> found.add(row.getString(1)));
    if (found.size() != 1) {
      throw session.failure("an entry of the register lacks its " + key);
    }
    return found.getFirst();
  }

  private static Differencing rest(Session session, String rest, int k) {
    var figures = new ArrayList<Differencing>();
    session.query(
        "SELECT count(*), coalesce(min(people), 0), count(*) FILTER (people < %d) FROM (%s)"
            .formatted(k, rest),
        row -> figures.add(new Differencing(0, row.getLong(1), row.getLong(2), row.getLong(3))));
    return figures.getFirst();
  }

  private static Path[] with(Path now, List<Path> earlier) {
    var files = new ArrayList<>(earlier);
    files.add(now);
    return files.toArray(Path[]::new);
  }

  private Session session(Path... files) {
    return Session.open("register " + table.name(), tempFolder, limits, files);
  }
}
