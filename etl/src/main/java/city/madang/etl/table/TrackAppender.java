package city.madang.etl.table;

import city.madang.etl.privacy.trajectory.EntityTracks;
import city.madang.etl.privacy.trajectory.Piece;
import city.madang.etl.privacy.trajectory.TrackPoint;
import city.madang.etl.privacy.trajectory.TripEnds;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Brings what was made of points into the engine.
///
/// It has a connection of its own: another one's answer may still be read.
final class TrackAppender implements AutoCloseable {
  private final DuckDBConnection connection;
  private final DuckDBAppender points;
  private final DuckDBAppender pieces;
  private final DuckDBAppender trips;
  private long pieceNumber;
  private long tripNumber;

  TrackAppender(Session session) throws SQLException {
    this.connection = session.connection().duplicate().unwrap(DuckDBConnection.class);
    this.points = connection.createAppender("_points");
    this.pieces = connection.createAppender("_pieces");
    this.trips = connection.createAppender("_trips");
  }

  void append(String vehicle, EntityTracks tracks) throws SQLException {
    for (var piece : tracks.pieces()) {
      append(vehicle, piece);
    }
    for (var trip : tracks.trips()) {
      append(vehicle, trip);
    }
  }

  private void append(String vehicle, Piece piece) throws SQLException {
    pieceNumber++;
    pieces.beginRow();
    pieces.append(pieceNumber);
    pieces.append(piece.pseudonym());
    pieces.append(vehicle);
    pieces.endRow();
    long sequence = 0;
    for (var point : piece.points()) {
      append(point, ++sequence);
    }
  }

  private void append(TrackPoint point, long sequence) throws SQLException {
    points.beginRow();
    points.append(pieceNumber);
    points.append(sequence);
    points.append(point.timeMicros());
    points.append(point.latitude());
    points.append(point.longitude());
    appendNumber(point.speed());
    appendNumber(point.heading());
    points.endRow();
  }

  private void appendNumber(double number) throws SQLException {
    if (Double.isNaN(number)) {
      points.appendNull();
    } else {
      points.append(number);
    }
  }

  private void append(String vehicle, TripEnds trip) throws SQLException {
    trips.beginRow();
    trips.append(vehicle);
    trips.append(trip.origin());
    trips.append(trip.destination());
    trips.append(trip.window());
    trips.append(++tripNumber);
    trips.endRow();
  }

  @Override
  public void close() throws SQLException {
    points.close();
    pieces.close();
    trips.close();
    connection.close();
  }
}
