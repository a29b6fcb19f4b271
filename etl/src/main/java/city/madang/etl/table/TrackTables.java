package city.madang.etl.table;

import static java.util.Spliterator.ORDERED;

import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.privacy.trajectory.TrackKeys;
import city.madang.etl.privacy.trajectory.TrackMaker;
import city.madang.etl.privacy.trajectory.TrackTally;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.ReleasedPoint;
import city.madang.etl.privacy.verify.TracedEntity;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads and writes the tables around trajectories.
///
/// Every file is written beside its place and renamed when it is whole. Equal input and key give
/// equal bytes, whatever the limits.
public final class TrackTables {
  private final Path tempFolder;
  private final EngineLimits limits;
  private final TrajectoryPolicy rule;

  /// @param tempFolder where the engine spills; private, for raw rows pass through it
  public TrackTables(Path tempFolder, EngineLimits limits, TrajectoryPolicy rule) {
    this.tempFolder = tempFolder;
    this.limits = limits;
    this.rule = rule;
  }

  /// Trims, cuts and rounds the points of a staged table, an entity at a time.
  ///
  /// @throws city.madang.etl.privacy.PrivacyRefusal if rows have no entity, time or place
  public TrackTally make(Path checked, Table table, TrackKeys keys, TrackFiles files) {
    var parts =
        Stream.of(files.points(), files.pieces(), files.trips()).map(Beside::temporary).toList();
    try (var session = session("cut " + table.name(), checked, parts)) {
      TrackCheck.check(session, checked, table, rule.columns());
      TrackSql.TABLES.forEach(session::execute);
      var tally = append(session, TrackSql.raw(checked, table, rule.columns()), keys);
      write(session, TrackSql.points(rule.columns()), files.points());
      write(session, TrackSql.pieces(), files.pieces());
      write(session, TrackSql.trips(), files.trips());
      return tally;
    }
  }

  private TrackTally append(Session session, String sql, TrackKeys keys) {
    var maker = new TrackMaker(rule, keys);
    var tally = TrackTally.NONE;
    try (var rows = ResultRows.of(session, sql);
        var appender = new TrackAppender(session)) {
      for (var entities = new EntityPoints(rows); entities.hasNext(); ) {
        var entity = entities.next();
        var tracks = maker.make(entity.id(), entity.points());
        appender.append(entity.id(), tracks);
        tally = tally.plus(tracks.tally());
      }
      return tally;
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private static void write(Session session, String select, Path target) {
    Beside.write(target, file -> session.execute(Sql.copyToParquet(select, file)));
  }

  /// The columns that a file has.
  public List<String> columns(Path parquet) {
    try (var session = session("describe", parquet, List.of())) {
      return Column.of(session, parquet).stream().map(Column::name).toList();
    }
  }

  /// The points of a file in its order; closing the stream frees the engine.
  public Stream<ReleasedPoint> points(Path released) {
    var session = session("verify points", released, List.of());
    try {
      var rows = ResultRows.of(session, TrackSql.released(released, rule.columns()));
      return rows.stream(TrackTables::point).onClose(rows::close).onClose(session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static ReleasedPoint point(ResultSet row) throws SQLException {
    return new ReleasedPoint(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        EntityPoints.number(row, 4),
        EntityPoints.number(row, 5),
        EntityPoints.number(row, 6),
        EntityPoints.number(row, 7));
  }

  /// Who is behind the pieces of the file of points.
  public PieceOwners owners(TrackFiles files, Path checked, Table table) {
    try (var session = session("verify pieces", checked, List.of(files.points(), files.pieces()))) {
      return new PieceOwners(
          session.queryLong(TrackSql.countVehicles(files)),
          session.queryLong(TrackSql.countUnowned(files)),
          session.queryLong(TrackSql.countRawIds(files, checked, table)));
    }
  }

  /// Released points beside where their entities truly were; closing the stream frees the engine.
  public Stream<TracedEntity> traced(TrackFiles files, Path checked, Table table) {
    var session = session("trace points", checked, List.of(files.points(), files.pieces()));
    try {
      var rows = ResultRows.of(session, TrackSql.traced(files, checked, table, rule.columns()));
      var entities = Spliterators.spliteratorUnknownSize(new TracedEntities(rows), ORDERED);
      return StreamSupport.stream(entities, false).onClose(rows::close).onClose(session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// Groups released trips to flows: origin, destination, window, trips, vehicles.
  ///
  /// @param releasedTrips made from `trips` by [TableEngine#release], with its lineage
  public void flows(Path releasedTrips, Path trips, Path target) {
    var others = List.of(trips, Releaser.lineage(trips), Beside.temporary(target));
    try (var session = session("group trips", releasedTrips, others)) {
      write(session, TrackSql.flows(releasedTrips, trips), target);
    }
  }

  /// The flows of a file: trips as rows, vehicles as entities.
  public List<ReleasedClass> readFlows(Path flows) {
    try (var session = session("verify flows", flows, List.of())) {
      var classes = new ArrayList<ReleasedClass>();
      session.query("FROM " + Sql.parquet(flows), row -> classes.add(flow(row)));
      return classes;
    }
  }

  private static ReleasedClass flow(ResultSet row) throws SQLException {
    var tuple = List.of(row.getString(1), row.getString(2), row.getString(3));
    return new ReleasedClass(tuple, row.getLong(4), row.getLong(5));
  }

  private Session session(String step, Path file, List<Path> others) {
    var files = new ArrayList<>(others);
    files.add(file);
    return Session.open(step, tempFolder, limits, files.toArray(Path[]::new));
  }
}
