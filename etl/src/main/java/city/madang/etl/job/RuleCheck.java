package city.madang.etl.job;

import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.PlaceRule;
import city.madang.etl.dataset.RuleSet;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import city.madang.etl.place.Districts;
import city.madang.etl.quality.Notice;
import city.madang.etl.quality.Notices;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.quality.Rule;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;
import city.madang.etl.source.ArchivedFeed;
import city.madang.etl.table.RuleEngine;
import city.madang.etl.table.RuleSubject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Asks the rules of a dataset about its staged rows; rows about people are never looked at.
final class RuleCheck {
  /// Some 500 m: boundaries were simplified.
  private static final double NEAR_DEGREES = 0.005;

  private static final String NO_DISTRICT = "no_district";

  /// Its land and its sea, and some of others.
  private static final Envelope KOREA = new Envelope(124, 132, 33, 39);

  private final Run run;
  private final TableEngines tables;

  RuleCheck(Run run, TableEngines tables) {
    this.run = run;
    this.tables = tables;
  }

  Notices ask() {
    var sets = run.descriptor().rules().sets();
    var feed = feed();
    var queried =
        sets.stream()
            .filter(set -> set != RuleSet.PLACE)
            .filter(set -> set != RuleSet.GTFS_REALTIME_FEED || !feed.isEmpty())
            .toList();
    var notices = queried.isEmpty() ? Notices.NONE : query(queried, feed);
    var rules = new LinkedHashSet<>(notices.rules());
    var found = new ArrayList<>(notices.found());
    for (var placed : open().stream().flatMap(table -> placed(table).stream()).toList()) {
      Rule.of(RuleSet.PLACE).stream()
          .filter(rule -> placed.stated() != rule.code().equals(NO_DISTRICT))
          .forEach(rule -> rules.add(rule.toString()));
      found.addAll(places(placed));
    }
    return new Notices(List.copyOf(rules), found);
  }

  /// A table whose rows are somewhere.
  ///
  /// @param stated whether its descriptor says in which district or box they lie
  private record Placed(
      Table table, String latitudes, String longitudes, boolean stated, Verdict verdict) {}

  private static Optional<Placed> placed(Table table) {
    return table
        .place()
        .map(place -> stated(table, place))
        .or(() -> table.index().location().map(place -> unstated(table, place)));
  }

  private List<Table> open() {
    return run.descriptor().tables().stream().filter(table -> !table.personal()).toList();
  }

  /// The feed that archived messages are about.
  private Map<String, Path> feed() {
    return run.descriptor().source().format() == Source.Format.GTFS_REALTIME
        ? ArchivedFeed.open(run.source().file(), run.files().scratch())
        : Map.of();
  }

  private Notices query(List<RuleSet> sets, Map<String, Path> feed) {
    var checked = new LinkedHashMap<Table, Path>();
    open().forEach(table -> checked.put(table, run.files().checked(table)));
    var day = run.changed().atOffset(ZoneOffset.UTC).toLocalDate();
    var subject = new RuleSubject(checked, files(), feed, day);
    return new RuleEngine(run.files().scratch(), tables.limits()).ask(subject, sets);
  }

  private List<String> files() {
    if (run.descriptor().source().format() != Source.Format.GTFS) {
      return List.of();
    }
    try (var zip = new ZipFile(run.source().file().toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    } catch (IOException unreadable) {
      throw new QualityRefusal("the source is no readable zip; fetch it again");
    }
  }

  private static Placed unstated(Table table, IndexRule.Location place) {
    return new Placed(
        table,
        place.latitude(),
        place.longitude(),
        false,
        (at, _) -> isAstray(at) ? NO_DISTRICT : "");
  }

  /// At sea, or in Korea if latitude and longitude are exchanged, or nowhere on the earth; other
  /// countries are fine.
  private static boolean isAstray(Coordinate at) {
    return KOREA.contains(at)
        ? Districts.ofKorea().near(at.y, at.x).isEmpty()
        : KOREA.contains(at.y, at.x) || Math.abs(at.y) > 90 || Math.abs(at.x) > 180;
  }

  private static Placed stated(Table table, PlaceRule place) {
    return new Placed(
        table,
        place.latitude(),
        place.longitude(),
        true,
        (at, values) -> {
          var district = place.district().map(values::get).map(Object::toString).orElse("");
          return verdict(place, at.y, at.x, district);
        });
  }

  /// Tells the code of the rule that a row breaks; empty if it breaks none.
  private interface Verdict {
    String of(Coordinate at, Map<String, @Nullable Object> values);
  }

  private List<Notice> places(Placed placed) {
    var broken = new LinkedHashMap<String, List<Long>>();
    try (var rows = tables.raw().rows(run.files().checked(placed.table()), 0)) {
      while (rows.hasNext()) {
        var values = rows.next().values();
        if (values.get(placed.latitudes()) instanceof Double latitude
            && values.get(placed.longitudes()) instanceof Double longitude
            && values.get("_row") instanceof Long number) {
          var code = placed.verdict().of(new Coordinate(longitude, latitude), values);
          if (!code.isEmpty()) {
            broken.computeIfAbsent(code, _ -> new ArrayList<>()).add(number);
          }
        }
      }
    }
    return Rule.of(RuleSet.PLACE).stream()
        .filter(rule -> broken.containsKey(rule.code()))
        .map(
            rule -> {
              var rows = broken.getOrDefault(rule.code(), List.of());
              return rule.notice(
                  placed.table().name(),
                  rows.size(),
                  rows.stream().limit(Notice.NAMED_ROWS).toList());
            })
        .toList();
  }

  /// The code of the rule that a place breaks; empty if it breaks none.
  private static String verdict(PlaceRule rule, double latitude, double longitude, String code) {
    var box = rule.box();
    if (!box.isEmpty()) {
      boolean inside =
          box.get(0) <= latitude
              && latitude <= box.get(2)
              && box.get(1) <= longitude
              && longitude <= box.get(3);
      return inside ? "" : "outside_box";
    }
    var district = Districts.ofKorea().find(code);
    if (district.isEmpty()) {
      return "unknown_district";
    }
    var point = new GeometryFactory().createPoint(new Coordinate(longitude, latitude));
    return district.get().area().isWithinDistance(point, NEAR_DEGREES) ? "" : "outside_district";
  }
}
