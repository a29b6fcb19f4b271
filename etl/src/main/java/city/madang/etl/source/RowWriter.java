package city.madang.etl.source;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Source.Format;
import city.madang.etl.dataset.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/// Writes elements as the comma-separated text that the table engine reads: a heading, and one
/// record an element.
///
/// Lists and objects are written as JSON; of features, what [FeatureShape] makes of their geometry.
final class RowWriter implements Consumer<JsonNode> {
  private final Writer out;
  private final String label;
  private final boolean geoJson;
  private final boolean optional;
  private final List<Column> columns = new ArrayList<>();
  private long element;

  RowWriter(Writer out, Format format, Table table, String label) throws IOException {
    this.out = out;
    this.label = label;
    this.geoJson = format == Format.GEOJSON;
    this.optional = format == Format.GTFS_REALTIME;
    table.fields().forEach(field -> columns.add(new Column(field, pointer(field))));
    record(columns.stream().map(column -> column.field.heading()).toList());
  }

  private static final class Column {
    private final Field field;
    private final JsonPointer pointer;
    private boolean found;

    Column(Field field, JsonPointer pointer) {
      this.field = field;
      this.pointer = pointer;
    }
  }

  private JsonPointer pointer(Field field) {
    var standard = JsonPointer.empty();
    if (geoJson) {
      standard = standard.appendProperty("properties");
    }
    var byName = standard.appendProperty(field.name());
    return field.reading().from().map(JsonPointer::compile).orElse(byName);
  }

  @Override
  public void accept(JsonNode row) {
    element++;
    if (geoJson && !FeatureShape.write(row)) {
      throw new SourceException(
          "%s: element %d: /geometry is no geometry in degrees of WGS 84; transform the source"
              .formatted(label, element));
    }
    var values = new ArrayList<String>();
    for (var column : columns) {
      var value = row.at(column.pointer);
      column.found |= !value.isMissingNode();
      values.add(text(value));
    }
    try {
      record(values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isContainer()) {
      return value.toString();
    }
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asString();
  }

  /// What no element has was renamed or never there, as a missing column of a text file; but for
  /// messages of a protocol, which names what may be in them.
  ///
  /// @throws SourceException naming it
  void requireColumns() {
    var lacking = columns.stream().filter(column -> !column.found).map(c -> c.pointer).toList();
    if (element > 0 && !optional && !lacking.isEmpty()) {
      throw new SourceException(
          "%s: no element has %s; correct from in dataset.yaml, or leave the field out"
              .formatted(label, lacking));
    }
  }

  private void record(List<String> values) throws IOException {
    out.write(values.stream().map(RowWriter::quoted).collect(Collectors.joining(",", "", "\n")));
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
