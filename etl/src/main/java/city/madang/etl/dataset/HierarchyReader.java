package city.madang.etl.dataset;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the `hierarchy` of a field.
final class HierarchyReader {
  private static final Set<String> KEYS =
      Set.of("table", "delimiter", "interval", "grid", "time", "h3", "prefix", "levels");

  private final FolderFiles files;

  HierarchyReader(FolderFiles files) {
    this.files = files;
  }

  /// @param type of the field, whose texts the hierarchy must be able to read
  HierarchyRule read(Node node, FieldType type) {
    var map = new YamlMap(node, KEYS);
    var kinds =
        KEYS.stream().filter(key -> !key.equals("delimiter") && map.find(key).isPresent()).toList();
    if (kinds.size() != 1) {
      throw new YamlException(
          map.line(),
          "state one of table: FILE, interval: [WIDTH, …], grid: [WIDTH, …], time: [UNIT, …],"
              + " h3: [RESOLUTION, …], prefix: [LENGTH, …] or levels: 1");
    }
    var kind = kinds.getFirst();
    if (map.find("delimiter").isPresent() && !kind.equals("table")) {
      throw new YamlException(map.line("delimiter"), "a delimiter belongs to a table");
    }
    return YamlMap.at(map.line(kind), () -> rule(map, kind, type));
  }

  private HierarchyRule rule(YamlMap map, String kind, FieldType type) {
    var rule =
        switch (kind) {
          case "table" -> table(map);
          case "interval" -> interval(map, type);
          case "grid" -> new HierarchyRule.Grid(list(map, kind, Words::decimal));
          case "time" -> new HierarchyRule.Times(list(map, kind, CalendarUnit::parse));
          case "h3" -> new HierarchyRule.H3(list(map, kind, Words::whole));
          case "prefix" -> new HierarchyRule.Prefix(list(map, kind, Words::whole));
          default -> flat(map);
        };
    rule.requireType(type);
    return rule;
  }

  private HierarchyRule table(YamlMap map) {
    var delimiter = map.findRead("delimiter", Words::delimiter).orElse(',');
    return new HierarchyRule.TableFile(map.read("table", files::existing), delimiter);
  }

  /// Between two whole numbers lie others: ranges of a `number` are the cells of a grid.
  private static HierarchyRule interval(YamlMap map, FieldType type) {
    return type == FieldType.NUMBER
        ? new HierarchyRule.Grid(list(map, "interval", Words::decimal))
        : new HierarchyRule.Interval(list(map, "interval", Words::whole));
  }

  private static HierarchyRule flat(YamlMap map) {
    if (!map.text("levels").equals("1")) {
      throw new IllegalArgumentException("'levels' can be 1: the value itself, then *");
    }
    return new HierarchyRule.Flat();
  }

  private static <T> List<T> list(YamlMap map, String key, Function<String, T> read) {
    return map.texts(key).stream().map(read).toList();
  }
}
