package city.madang.etl.dataset;

import city.madang.etl.dataset.Source.Format;
import city.madang.etl.realtime.Protocol;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads where raw data comes from, and where in it tables and values lie, which depends on its
/// format.
final class SourceReader {
  private static final Set<String> KEYS =
      Set.of("uri", "format", "encoding", "delimiter", "attribution", "rows", "synthetic");
  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)*");

  private static final String ROWS = "rows belong to json and gtfs-realtime";

  private final YamlMap root;
  private final Parts parts;

  SourceReader(YamlMap root, Parts parts) {
    this.root = root;
    this.parts = parts;
  }

  Source source() {
    var source = map();
    var uri = parts.part(() -> source.text("uri"));
    var encoding = parts.part(() -> source.findRead("encoding", SourceReader::charset));
    var delimiter = parts.part(() -> source.findRead("delimiter", Words::delimiter));
    var synthetic = parts.part(() -> source.findRead("synthetic", Words::yes));
    var format = source.read("format", text -> Words.parse(Format.class, text));
    if (format.structured()) {
      refuse(source, "encoding", "the encoding of %s is fixed".formatted(Words.lower(format)));
      refuse(source, "delimiter", "a delimiter belongs to text files");
    }
    if (!format.listed()) {
      refuse(source, "rows", ROWS);
    }
    return YamlMap.at(
        source.line("uri"),
        () ->
            new Source(
                Parts.need(uri),
                format,
                Parts.need(encoding).orElse(StandardCharsets.UTF_8),
                Parts.need(delimiter).orElse(','),
                source.findText("attribution").orElse(""),
                Parts.need(synthetic).orElse(false)));
  }

  /// The file of a table in a zipped source.
  String member(YamlMap table) {
    return switch (format()) {
      case CSV, GTFS -> table.text("member");
      case JSON, GEOJSON -> table.findText("member").orElse("");
      case GTFS_REALTIME -> {
        refuse(table, "member", "in gtfs-realtime, rows tells which table it is");
        yield "";
      }
    };
  }

  /// The list of rows of a dataset of one table.
  Optional<String> rows() {
    return format().listed() ? list(map()) : Optional.empty();
  }

  /// The list of rows that a table names, or the source for all of its tables.
  Optional<String> rows(YamlMap table) {
    if (!format().listed()) {
      refuse(table, "rows", ROWS);
      return Optional.empty();
    }
    return list(table.find("rows").isPresent() ? table : map());
  }

  private Optional<String> list(YamlMap map) {
    if (format() == Format.GTFS_REALTIME) {
      return Optional.of(map.read("rows", text -> place(map, "rows", text)));
    }
    return map.findText("rows").map(text -> pointer(map, "rows", text));
  }

  /// Where the value of a field lies, and how it is written.
  Reading reading(YamlMap field) {
    var from = field.findText("from").map(text -> from(field, text));
    if (field.find("zone").isPresent() && field.find("format").isEmpty()) {
      throw new YamlException(
          field.line("zone"), "zone needs a format, such as \"%Y-%m-%dT%H:%M:%S\"");
    }
    var zone = field.findRead("zone", SourceReader::zone);
    var format = field.findRead("format", text -> new TimeFormat(text, zone));
    var scale = field.findRead("scale", Words::decimal);
    return YamlMap.at(field.line(), () -> new Reading(from, format, scale));
  }

  private String from(YamlMap field, String text) {
    return switch (format()) {
      case CSV, GTFS -> text;
      case JSON, GEOJSON -> pointer(field, "from", text);
      case GTFS_REALTIME -> YamlMap.at(field.line("from"), () -> place(field, "from", text));
    };
  }

  private static String place(YamlMap map, String key, String text) {
    Protocol.requirePlace(pointer(map, key, text));
    return text;
  }

  private static String pointer(YamlMap map, String key, String text) {
    if (!POINTER.matcher(text).matches()) {
      throw new YamlException(
          map.line(key), "%s is a JSON pointer, written like /location/lat".formatted(key));
    }
    return text;
  }

  private YamlMap map() {
    return parts.map(root.get("source"), KEYS);
  }

  /// The format that the source tells; a part that needs it gives up where the source itself fails.
  private Format format() {
    try {
      return map().read("format", text -> Words.parse(Format.class, text));
    } catch (YamlException told) {
      throw new Parts.NeedsOther();
    }
  }

  private static void refuse(YamlMap map, String key, String why) {
    if (map.find(key).isPresent()) {
      throw new YamlException(map.line(key), why);
    }
  }

  private static Charset charset(String name) {
    if (!Charset.isSupported(name)) {
      throw new IllegalArgumentException("unknown encoding; use UTF-8, or MS949 for Korean CP949");
    }
    return Charset.forName(name);
  }

  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw new IllegalArgumentException("unknown time zone; write it like Asia/Seoul", unknown);
    }
  }
}
