package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Descriptors for tests; a test states only what it is about.
public final class DescriptorTestData {
  private final List<Field> fields = new ArrayList<>();
  private Path folder = Path.of(".");
  private String uri = "data.csv";
  private Source.Format format = Source.Format.CSV;
  private Charset encoding = StandardCharsets.UTF_8;
  private char delimiter = ',';
  private String member = "";
  private Optional<String> rows = Optional.empty();
  private String name = "data";
  private double rejectLimit;

  private DescriptorTestData() {}

  public static DescriptorTestData dataset() {
    return new DescriptorTestData();
  }

  public DescriptorTestData folder(Path folder) {
    this.folder = folder;
    return this;
  }

  public DescriptorTestData source(String uri) {
    this.uri = uri;
    return this;
  }

  public DescriptorTestData gtfs(String uri, String member) {
    this.uri = uri;
    this.member = member;
    this.format = Source.Format.GTFS;
    return this;
  }

  /// The format of the source.
  ///
  /// @param rows the list of rows; absent for a value a line
  public DescriptorTestData format(Source.Format format, Optional<String> rows) {
    this.format = format;
    this.rows = rows;
    return this;
  }

  public DescriptorTestData member(String member) {
    this.member = member;
    return this;
  }

  /// Adds an open column that lies elsewhere in the source.
  public DescriptorTestData from(FieldType type, String name, String from) {
    return field(read(type, name, new Reading(Optional.of(from), Optional.empty())));
  }

  /// Adds an open column that is written in its own way.
  public DescriptorTestData written(FieldType type, String name, TimeFormat format) {
    return field(read(type, name, new Reading(Optional.empty(), Optional.of(format))));
  }

  /// A number that counts steps.
  public DescriptorTestData scaled(String name, String step) {
    var scale = Optional.of(new BigDecimal(step));
    return field(
        read(FieldType.NUMBER, name, new Reading(Optional.empty(), Optional.empty(), scale)));
  }

  private static Field read(FieldType type, String name, Reading reading) {
    var none = Constraints.NONE;
    return new Field(name, type, Role.OPEN, Optional.empty(), OptionalLong.empty(), none, reading);
  }

  public DescriptorTestData encoding(String encoding) {
    this.encoding = Charset.forName(encoding);
    return this;
  }

  public DescriptorTestData delimiter(char delimiter) {
    this.delimiter = delimiter;
    return this;
  }

  public DescriptorTestData table(String name) {
    this.name = name;
    return this;
  }

  public DescriptorTestData rejectLimit(double rejectLimit) {
    this.rejectLimit = rejectLimit;
    return this;
  }

  public DescriptorTestData field(Field field) {
    fields.add(field);
    return this;
  }

  /// Adds open columns of one type.
  public DescriptorTestData open(FieldType type, String... names) {
    for (var name : names) {
      fields.add(field(name, type, Role.OPEN, Constraints.NONE));
    }
    return this;
  }

  /// Adds quasi-identifiers whose values become `*`.
  public DescriptorTestData quasi(FieldType type, String... names) {
    for (var name : names) {
      fields.add(field(name, type, Role.QUASI, Constraints.NONE));
    }
    return this;
  }

  public DescriptorTestData role(Role role, FieldType type, String name) {
    return field(field(name, type, role, Constraints.NONE));
  }

  public DescriptorTestData measure(FieldType type, String name, long round) {
    return field(
        new Field(
            name, type, Role.MEASURE, Optional.empty(), OptionalLong.of(round), Constraints.NONE));
  }

  /// Readers are told what two codes and one form of the column mean that was added last.
  public DescriptorTestData coded() {
    var codes = new LinkedHashMap<String, LangText>();
    codes.put("Y", new LangText("있음", "Yes"));
    codes.put("N", new LangText("없음", "No"));
    var form = ValueForm.of("5y1980", "5y[0-9]{4}", "1980년부터 다섯 해", "five years from 1980");
    var meaning = new Meaning(Optional.empty(), Optional.empty(), codes, List.of(form));
    return field(fields.removeLast().told(meaning));
  }

  /// Readers are told this of the column that was added last.
  public DescriptorTestData told(String ko, String en, Unit unit) {
    var text = Optional.of(new LangText(ko, en));
    return field(fields.removeLast().told(new Meaning(text, Optional.of(unit))));
  }

  /// Adds an open column with constraints.
  public DescriptorTestData constrained(FieldType type, String name, Constraints constraints) {
    return field(field(name, type, Role.OPEN, constraints));
  }

  private static Field field(String name, FieldType type, Role role, Constraints constraints) {
    var hierarchy =
        role == Role.QUASI
            ? Optional.<HierarchyRule>of(new HierarchyRule.Flat())
            : Optional.<HierarchyRule>empty();
    return new Field(name, type, role, hierarchy, OptionalLong.empty(), constraints);
  }

  public Table table() {
    var index = IndexRule.CATALOG_ONLY;
    return new Table(
        name, member, fields, "mapping.rq", index, Optional.empty(), rows, Optional.empty());
  }

  public Source source() {
    return new Source(uri, format, encoding, delimiter, "");
  }

  public Descriptor build() {
    var text = new LangText("자료", "Data");
    var table = table();
    return new Descriptor(
        folder,
        new DatasetId("data"),
        text,
        text,
        List.of("TRAN"),
        new Publisher(text, URI.create("https://example.org/")),
        "CC0-1.0",
        source(),
        Optional.empty(),
        rejectLimit,
        List.of(table),
        Optional.empty(),
        Retention.EVERYTHING);
  }
}
