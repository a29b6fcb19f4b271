package city.madang.etl.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rules of one domain that rows must keep, beyond the types and limits of their fields.
///
/// Each rule is a file of the folder `rules/<set>` beside this class, named by its code.
public enum RuleSet {
  /// GTFS Schedule, as MobilityData's validator names its rules. Applies to each feed by itself.
  GTFS,
  /// Messages of GTFS Realtime by themselves. Applies to each source of that format.
  GTFS_REALTIME,
  /// Messages of GTFS Realtime beside the feed that they are about, where their archive has it.
  GTFS_REALTIME_FEED,
  /// Stations of shared bikes.
  GBFS,
  /// Hourly or daily means of a station.
  AIR,
  /// Places in their districts. Applies where a table says `place`.
  PLACE;

  /// The codes of its rules, in the order in which they are told.
  public List<String> codes() {
    return text("rules.txt").lines().toList();
  }

  /// The text of one of its rules.
  public String rule(String code) {
    return text(code + ".sql");
  }

  /// The tables of its domain: a line each, the name and its columns.
  public String schema() {
    return text("tables.txt");
  }

  private String text(String file) {
    var path = "rules/" + this + "/" + file;
    try (var in = RuleSet.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new FileNotFoundException(path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return Words.lower(this);
  }
}
