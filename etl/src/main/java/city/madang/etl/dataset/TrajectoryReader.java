package city.madang.etl.dataset;

import city.madang.etl.dataset.TrajectoryPolicy.Area;
import city.madang.etl.dataset.TrajectoryPolicy.Columns;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Pieces;
import city.madang.etl.dataset.TrajectoryPolicy.Precision;
import city.madang.etl.dataset.TrajectoryPolicy.Speeds;
import city.madang.etl.dataset.TrajectoryPolicy.Stay;
import city.madang.etl.dataset.TrajectoryPolicy.Trim;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads `privacy.trajectory`.
final class TrajectoryReader {
  private static final Set<String> KEYS =
      Set.of(
          "time",
          "location",
          "speed",
          "heading",
          "gap",
          "stop",
          "trim",
          "speeds",
          "area",
          "piece",
          "points",
          "precision",
          "unicity",
          "release",
          "flows");
  private static final Instant STEADY_SINCE = Instant.parse("2000-01-01T00:00:00Z");
  private static final Set<Role> ROLES = EnumSet.of(Role.ENTITY, Role.IDENTIFIER, Role.TRACK);

  private final Table table;

  TrajectoryReader(Table table) {
    this.table = table;
  }

  /// The rule, if `privacy` has one; columns with the role `track` need one.
  Optional<TrajectoryPolicy> find(YamlMap privacy) {
    if (privacy.find("trajectory").isEmpty()) {
      if (table.fields().stream().anyMatch(field -> field.role() == Role.TRACK)) {
        throw new YamlException(
            privacy.line(), "a field with the role track needs privacy: {trajectory: …}");
      }
      return Optional.empty();
    }
    checkRoles(privacy.line("trajectory"));
    return Optional.of(rule(new YamlMap(privacy.get("trajectory"), KEYS)));
  }

  private void checkRoles(int line) {
    if (table.entity().isEmpty()) {
      throw new YamlException(line, "points of nobody: give the vehicle's field the role entity");
    }
    for (var field : table.fields()) {
      if (!ROLES.contains(field.role())) {
        throw new YamlException(
            line,
            "field '%s' beside a track: give it the role identifier, which drops it"
                .formatted(field.name()));
      }
    }
  }

  private TrajectoryPolicy rule(YamlMap map) {
    var columns = columns(map);
    return YamlMap.at(
        map.line(),
        () ->
            new TrajectoryPolicy(
                columns,
                map.findRead("gap", TrajectoryReader::duration).orElse(Duration.ofMinutes(5)),
                stay(map),
                trim(map),
                speeds(map, columns),
                map.find("area").map(node -> area(map, node)),
                pieces(map),
                precision(map),
                map.read("unicity", Words::share),
                output(map)));
  }

  private Columns columns(YamlMap map) {
    var location = map.texts("location");
    if (location.size() != 2) {
      throw new YamlException(map.line("location"), "expected location: [latitude, longitude]");
    }
    var columns =
        new Columns(
            map.text("time"),
            location.get(0),
            location.get(1),
            map.findText("speed"),
            map.findText("heading"));
    requireTrack(map, "time", columns.time(), FieldType.DATETIME);
    requireTrack(map, "location", columns.latitude(), FieldType.NUMBER);
    requireTrack(map, "location", columns.longitude(), FieldType.NUMBER);
    columns.speed().ifPresent(name -> requireTrack(map, "speed", name, FieldType.NUMBER));
    columns.heading().ifPresent(name -> requireTrack(map, "heading", name, FieldType.NUMBER));
    requireAllUsed(map, columns);
    requireSteadyClock(map, columns.time());
    return columns;
  }

  /// An hour that a clock shows twice would turn a way back; and windows of flows say `Z`.
  private void requireSteadyClock(YamlMap map, String time) {
    var zone =
        table.fields().stream()
            .filter(field -> field.name().equals(time))
            .flatMap(field -> field.reading().format().flatMap(TimeFormat::zone).stream())
            .findFirst()
            .orElse(ZoneOffset.UTC);
    if (zone.getRules().nextTransition(STEADY_SINCE) != null) {
      throw new YamlException(
          map.line("time"),
          "the clock of %s is put back each year: leave the zone out, for UTC".formatted(zone));
    }
    if (map.findText("release").equals(Optional.of("flows")) && !zone.equals(ZoneOffset.UTC)) {
      throw new YamlException(
          map.line("time"), "windows of flows are told in UTC: leave the zone out");
    }
  }

  private void requireTrack(YamlMap map, String key, String name, FieldType type) {
    var found =
        table.fields().stream()
            .filter(field -> field.name().equals(name) && field.role() == Role.TRACK)
            .findFirst()
            .orElseThrow(
                () ->
                    new YamlException(
                        map.line(key), "no field '%s' with the role track".formatted(name)));
    if (found.type() != type) {
      throw new YamlException(
          map.line(key),
          "field '%s' must have the type %s"
              .formatted(name, type == FieldType.NUMBER ? "number" : "datetime"));
    }
  }

  private void requireAllUsed(YamlMap map, Columns columns) {
    var used = new ArrayList<>(List.of(columns.time(), columns.latitude(), columns.longitude()));
    columns.speed().ifPresent(used::add);
    columns.heading().ifPresent(used::add);
    if (Set.copyOf(used).size() != used.size()) {
      throw new YamlException(
          map.line(), "a column can be only one of time, location, speed, heading");
    }
    if (used.contains(TrackColumns.PIECE) || used.contains(TrackColumns.SEQUENCE)) {
      throw new YamlException(
          map.line(), "columns piece and seq are made here: rename the source's");
    }
    for (var field : table.fields()) {
      if (field.role() == Role.TRACK && !used.contains(field.name())) {
        throw new YamlException(
            map.line(),
            "track field '%s' is neither time, location, speed nor heading: give it the role identifier"
                .formatted(field.name()));
      }
    }
  }

  private static Stay stay(YamlMap map) {
    var stop = map.find("stop").map(node -> new YamlMap(node, Set.of("within", "for")));
    return new Stay(
        stop.map(it -> it.read("within", TrajectoryReader::number)).orElse(50.0),
        stop.map(it -> it.read("for", TrajectoryReader::duration)).orElse(Duration.ofMinutes(2)));
  }

  private static Trim trim(YamlMap map) {
    var trim = new YamlMap(map.get("trim"), Set.of("ends", "stops", "turns", "extension"));
    return new Trim(
        trim.read("ends", TrajectoryReader::number),
        trim.read("stops", TrajectoryReader::number),
        trim.read("turns", TrajectoryReader::number),
        trim.read("extension", TrajectoryReader::number));
  }

  private static Optional<Speeds> speeds(YamlMap map, Columns columns) {
    if (map.find("speeds").isEmpty()) {
      return columns.speed().map(_ -> Speeds.DEFAULT);
    }
    var bounds = numbers(map.texts("speeds"));
    if (bounds.size() != 2) {
      throw new YamlException(map.line("speeds"), "expected speeds: [minimum, maximum] in m/s");
    }
    return Optional.of(new Speeds(bounds.get(0), bounds.get(1)));
  }

  private static Area area(YamlMap map, Node node) {
    if (node instanceof MappingNode) {
      var polygons = new YamlMap(node, Set.of("polygons")).list("polygons");
      return new Area.Polygons(polygons.stream().map(TrajectoryReader::ring).toList());
    }
    var sides = numbers(map.texts("area"));
    if (sides.size() != 4) {
      throw new YamlException(map.line("area"), "expected area: [south, west, north, east]");
    }
    return new Area.Box(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
  }

  private static List<Area.Corner> ring(Node node) {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().size() % 2 != 0) {
      throw new YamlException(
          YamlMap.lineOf(node), "a polygon is [latitude, longitude, latitude, longitude, …]");
    }
    var numbers = numbers(sequence.getValue().stream().map(YamlMap::scalar).toList());
    var ring = new ArrayList<Area.Corner>();
    for (int i = 0; i < numbers.size(); i += 2) {
      ring.add(new Area.Corner(numbers.get(i), numbers.get(i + 1)));
    }
    return ring;
  }

  private static Pieces pieces(YamlMap map) {
    return new Pieces(
        map.findRead("piece", TrajectoryReader::duration).orElse(Duration.ofMinutes(10)),
        map.findRead("points", Words::whole).orElse(1_000));
  }

  private static Precision precision(YamlMap map) {
    var precision = new YamlMap(map.get("precision"), Set.of("place", "time", "speed", "heading"));
    return new Precision(
        precision.read("place", TrajectoryReader::number),
        precision.read("time", TrajectoryReader::duration),
        precision.findRead("speed", TrajectoryReader::number).orElse(1.0),
        precision.findRead("heading", TrajectoryReader::number).orElse(10.0));
  }

  private static Output output(YamlMap map) {
    var release = map.findText("release").orElse("points");
    return switch (release) {
      case "points" -> new Output.Points();
      case "flows" -> {
        var flows = new YamlMap(map.get("flows"), Set.of("cell", "window"));
        yield new Output.Flows(
            flows.read("cell", TrajectoryReader::number),
            flows.read("window", TrajectoryReader::duration));
      }
      default -> throw new YamlException(map.line("release"), "write points or flows");
    };
  }

  private static List<Double> numbers(List<String> texts) {
    return texts.stream().map(TrajectoryReader::number).toList();
  }

  private static double number(String text) {
    return Words.decimal(text).doubleValue();
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException("'" + text + "' is no duration such as PT5M", wrong);
    }
  }
}
