package city.madang.etl.privacy.trajectory;

import city.madang.etl.dataset.TrajectoryPolicy.Output.Flows;
import city.madang.etl.privacy.RawHierarchy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The grid of flows, and how its cells and windows grow until k entities share them.
///
/// Shape: a cell is `south west width`, in degrees; a window is `begin/duration`, in UTC. Each
/// level doubles the width, so that four cells make one of the next; a window becomes its day.
public final class Cells {
  private static final int LEVELS = 6;
  private static final long DAY_SECONDS = 86_400;
  private static final Pattern SPACE = Pattern.compile(" ");

  private final BigDecimal width;
  private final long windowSeconds;
  private final String duration;

  public Cells(Flows flows) {
    this.width = BigDecimal.valueOf(flows.cellDegrees());
    this.windowSeconds = flows.window().toSeconds();
    this.duration = flows.window().toString();
  }

  String cell(TrackPoint point) {
    return label(
        BigDecimal.valueOf(point.latitude()), BigDecimal.valueOf(point.longitude()), width);
  }

  String window(TrackPoint point) {
    long second = Math.floorDiv(point.timeMicros(), 1_000_000L);
    long begin = Math.floorDiv(second, windowSeconds) * windowSeconds;
    return LocalDateTime.ofEpochSecond(begin, 0, ZoneOffset.UTC) + "Z/" + duration;
  }

  /// The hierarchy over the cells that occur.
  public RawHierarchy places(String field, Set<String> cells) {
    return new RawHierarchy.Lines(field, cells.stream().sorted().map(this::placeLine).toList());
  }

  /// The hierarchy over the windows that occur.
  public RawHierarchy windows(String field, Set<String> windows) {
    return new RawHierarchy.Lines(field, windows.stream().sorted().map(this::windowLine).toList());
  }

  private List<String> placeLine(String cell) {
    var parts = SPACE.split(cell, -1);
    var south = new BigDecimal(parts[0]);
    var west = new BigDecimal(parts[1]);
    var line = new ArrayList<String>();
    var wide = width;
    for (int level = 0; level < LEVELS; level++) {
      line.add(label(south, west, wide));
      wide = wide.add(wide);
    }
    line.add("*");
    return line;
  }

  /// A window that divides a day lies in one.
  private List<String> windowLine(String window) {
    // A label begins with its ISO date.
    var date = window.substring(0, window.indexOf('T'));
    return windowSeconds == DAY_SECONDS ? List.of(window, "*") : List.of(window, date, "*");
  }

  private static String label(BigDecimal latitude, BigDecimal longitude, BigDecimal wide) {
    return corner(latitude, wide) + " " + corner(longitude, wide) + " " + wide.toPlainString();
  }

  private static String corner(BigDecimal degrees, BigDecimal wide) {
    return degrees.divide(wide, 0, RoundingMode.FLOOR).multiply(wide).toPlainString();
  }
}
