package city.madang.etl.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads what a descriptor says of its tables.
final class TableReader {
  private static final Set<String> KEYS =
      Set.of("name", "member", "rows", "fields", "graph", "index", "place");
  private static final Set<String> INDEX = Set.of("rows", "text", "location", "geometry");
  private static final Set<String> PLACE = Set.of("latitude", "longitude", "district", "box");

  private final SourceReader sources;
  private final FolderFiles files;
  private final FieldReader fieldReader;
  private final NoiseReader noiseReader;
  private final Parts parts;

  TableReader(Path folder, YamlMap root, SourceReader sources, Parts parts) {
    this.sources = sources;
    this.noiseReader = new NoiseReader(root, parts);
    this.files = new FolderFiles(folder);
    this.fieldReader = new FieldReader(files, sources, parts);
    this.parts = parts;
  }

  /// The table of a descriptor that has `fields` of its own.
  Table only(YamlMap root, String name) {
    return table(root, Optional.of(name), Optional.of(""), parts.part(sources::rows));
  }

  /// The tables of a descriptor that lists them; all of them, or none can be relied on.
  List<Table> all(YamlMap root) {
    if (Stream.of("fields", "graph", "index", "place")
        .anyMatch(key -> root.find(key).isPresent())) {
      throw new YamlException(root.line("tables"), "beside 'tables', fields belong to a table");
    }
    var tables = new ArrayList<Table>();
    var names = new HashSet<String>();
    for (var node : root.list("tables")) {
      parts.part(() -> one(node, names)).ifPresent(tables::add);
    }
    if (root.list("tables").isEmpty()) {
      throw new YamlException(root.line("tables"), "'tables' is empty");
    }
    if (tables.size() < root.list("tables").size()) {
      throw new Parts.NeedsOther();
    }
    return tables;
  }

  private Table one(Node node, Set<String> names) {
    var map = parts.map(node, KEYS);
    var name = parts.part(() -> name(map, names));
    var member = parts.part(() -> sources.member(map));
    return table(map, name, member, parts.part(() -> sources.rows(map)));
  }

  private static String name(YamlMap map, Set<String> names) {
    var name = map.read("name", text -> new DatasetId(text).value());
    if (!names.add(name)) {
      throw new YamlException(map.line("name"), "a second table named '" + name + "'");
    }
    return name;
  }

  private Table table(
      YamlMap map,
      Optional<String> name,
      Optional<String> member,
      Optional<Optional<String>> rows) {
    var fields = parts.part(() -> fields(map));
    var mapping = parts.part(() -> mapping(map));
    var place = map.find("place").flatMap(node -> parts.part(() -> parts.map(node, PLACE)));
    var index = map.find("index").flatMap(node -> parts.part(() -> parts.map(node, INDEX)));
    var noise = parts.part(() -> noiseReader.read(Parts.need(fields)));
    var table =
        YamlMap.at(
            map.line("fields"),
            () ->
                new Table(
                    Parts.need(name),
                    Parts.need(member),
                    Parts.need(fields),
                    Parts.need(mapping),
                    IndexRule.CATALOG_ONLY,
                    Parts.need(noise),
                    Parts.need(rows),
                    Optional.empty()));
    var placed = parts.part(() -> place.map(it -> table.withPlace(place(it, table))).orElse(table));
    var indexed = parts.part(() -> index.map(it -> index(it, table)));
    return Parts.need(indexed).map(Parts.need(placed)::withIndex).orElse(Parts.need(placed));
  }

  private List<Field> fields(YamlMap map) {
    var listed = map.list("fields");
    if (listed.isEmpty()) {
      throw new YamlException(map.line(), "missing key 'fields': list every column of the source");
    }
    var fields = new ArrayList<Field>();
    listed.forEach(node -> parts.part(() -> fieldReader.read(node)).ifPresent(fields::add));
    if (fields.size() < listed.size()) {
      throw new Parts.NeedsOther();
    }
    return fields;
  }

  private String mapping(YamlMap map) {
    return parts.map(map.get("graph"), Set.of("mapping")).read("mapping", files::existing);
  }

  private static PlaceRule place(YamlMap map, Table table) {
    if (table.personal()) {
      throw new YamlException(map.line(), "places of people are not looked at: leave place out");
    }
    var number = EnumSet.of(FieldType.NUMBER);
    var latitude = column(map, "latitude", table, number);
    var longitude = column(map, "longitude", table, number);
    var district =
        map.find("district")
            .map(text -> column(map, "district", table, EnumSet.of(FieldType.STRING)));
    var box =
        map.texts("box").stream()
            .map(text -> YamlMap.at(map.line("box"), () -> Words.decimal(text).doubleValue()))
            .toList();
    return YamlMap.at(map.line(), () -> new PlaceRule(latitude, longitude, district, box));
  }

  private static String column(YamlMap map, String key, Table table, Set<FieldType> types) {
    var name = map.text(key);
    if (table.fields().stream()
        .noneMatch(field -> field.name().equals(name) && types.contains(field.type()))) {
      throw new YamlException(
          map.line(key), "'%s' is no field of type %s".formatted(name, Words.anyOf(types)));
    }
    return name;
  }

  private static IndexRule index(YamlMap map, Table table) {
    var rows = map.findRead("rows", Words::yes).orElse(false);
    published(map, "text", table);
    published(map, "location", table);
    return new IndexRule(rows, map.texts("text"), location(map), geometry(map, table));
  }

  private static Optional<IndexRule.Location> location(YamlMap map) {
    var names = map.texts("location");
    if (map.find("location").isEmpty()) {
      return Optional.empty();
    }
    if (names.size() != 2) {
      throw new YamlException(map.line("location"), "expected [latitude, longitude] columns");
    }
    return Optional.of(new IndexRule.Location(names.get(0), names.get(1)));
  }

  private static Optional<String> geometry(YamlMap map, Table table) {
    if (map.find("geometry").isPresent() && table.personal()) {
      throw new YamlException(map.line("geometry"), "rows about people have no shape on a map");
    }
    return map.find("geometry")
        .map(_ -> column(map, "geometry", table, EnumSet.of(FieldType.STRING)));
  }

  /// What is not published must not reach the index either.
  private static void published(YamlMap map, String key, Table table) {
    var published = table.published().stream().map(Field::name).toList();
    for (var name : map.texts(key)) {
      if (!published.contains(name)) {
        throw new YamlException(
            map.line(key), "'%s' is no published field; there are %s".formatted(name, published));
      }
    }
  }
}
