package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdType;

/// Where the ids of dates and times lie that can pass comparisons: the store orders them by zone,
/// then by the time of day and date there.
final class TimeRanges {
  private static final List<NodeIdType> TYPES =
      List.of(NodeIdType.XSD_DATETIME, NodeIdType.XSD_DATETIMESTAMP, NodeIdType.XSD_DATE);

  /// What two times may differ by when one of them has no zone, with a day for dates.
  private static final Duration SLACK = Duration.ofHours(40);

  private static final int ZONES = 1 << 7;
  private static final int ZONE_AT = 49;
  private static final int QUARTER_MINUTES = 15;
  private static final LocalDateTime FIRST = LocalDateTime.of(0, 1, 1, 0, 0);
  private static final LocalDateTime LAST = LocalDateTime.of(7999, 12, 31, 23, 59);

  private TimeRanges() {}

  /// Empty if none compares with a time.
  static Optional<List<IdRange>> of(Collection<Comparison> all) {
    var known = all.stream().filter(one -> isKnown(one.constant())).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var low = times(known, Comparison::isLowest).max(Comparator.naturalOrder()).orElse(FIRST);
    var high = times(known, Comparison::isHighest).min(Comparator.naturalOrder()).orElse(LAST);
    var ranges = new ArrayList<IdRange>();
    for (var type : TYPES) {
      for (int zone = 0; zone < ZONES; zone++) {
        var offset = Duration.ofMinutes(QUARTER_MINUTES * (long) signed(zone));
        ranges.add(
            new IdRange(
                bits(type, zone, low.plus(offset).minus(SLACK)),
                bits(type, zone, high.plus(offset).plus(SLACK))));
      }
    }
    return Optional.of(ranges);
  }

  private static boolean isKnown(NodeValue constant) {
    return (constant.isDateTime() || constant.isDate())
        && constant.getDateTime().getEonAndYear().bitLength() < 20;
  }

  private static Stream<LocalDateTime> times(List<Comparison> all, Predicate<Comparison> which) {
    return all.stream().filter(which).map(Comparison::constant).map(TimeRanges::time);
  }

  /// As in Greenwich.
  private static LocalDateTime time(NodeValue constant) {
    return LocalDateTime.ofInstant(
        constant.getDateTime().toGregorianCalendar().toInstant(), ZoneOffset.UTC);
  }

  private static int signed(int zone) {
    return zone < ZONES / 2 ? zone : zone - ZONES;
  }

  private static long bits(NodeIdType type, long zone, LocalDateTime time) {
    var in = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    long date = ((long) in.getYear() << 4 | in.getMonthValue()) << 5 | in.getDayOfMonth();
    long clock = ((long) in.getHour() << 6 | in.getMinute()) << 16 | in.getSecond() * 1000L;
    return QuadScan.bits(NodeId.createRaw(type, zone << ZONE_AT | date << 27 | clock));
  }
}
