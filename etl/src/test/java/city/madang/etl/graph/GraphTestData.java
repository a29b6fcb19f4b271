package city.madang.etl.graph;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Publisher;
import city.madang.etl.dataset.Retention;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import city.madang.etl.graph.shape.ShapeCheck;
import city.madang.etl.table.Row;
import city.madang.etl.table.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.jspecify.annotations.Nullable;

/// Descriptors and rows for tests of this package.
final class GraphTestData {
  static final URI BASE = URI.create("http://localhost:8080/");
  static final Path DATASETS = Path.of(System.getProperty("madang.datasets", "../datasets"));

  private GraphTestData() {}

  static Descriptor descriptor(String id, Table... tables) {
    return new Descriptor(
        DATASETS.resolve(id),
        new DatasetId(id),
        new LangText("제목", "Title"),
        new LangText("설명", "Description"),
        List.of("TRAN"),
        new Publisher(new LangText("시", "City"), URI.create("https://example.org/")),
        "CC-BY-4.0",
        new Source("x.csv", Source.Format.CSV, StandardCharsets.UTF_8, ',', ""),
        Optional.empty(),
        0,
        List.of(tables),
        Optional.<PrivacyPolicy>empty(),
        Retention.EVERYTHING);
  }

  /// One whose source was made up.
  static Descriptor describing(String id, Keywords keywords, String attribution) {
    var plain = descriptor(id);
    return new Descriptor(
        plain.folder(),
        plain.id(),
        plain.title(),
        plain.description(),
        plain.themes(),
        plain.publisher(),
        plain.license(),
        new Source("x.csv", Source.Format.CSV, StandardCharsets.UTF_8, ',', attribution, true),
        plain.schedule(),
        0,
        plain.tables(),
        plain.privacy(),
        plain.retention(),
        plain.rules(),
        keywords);
  }

  /// Writes the triples of `rows` as N-Triples, validated.
  static long write(RowMapping mapping, Rows rows, Path target) {
    try (var out = Files.newOutputStream(target)) {
      var writer = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
      return mapping.write(rows, new ShapeCheck("test.rq", false), writer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Table table(String name, Field... fields) {
    return new Table(name, "", List.of(fields), name + ".rq", IndexRule.CATALOG_ONLY);
  }

  static Table openTable(String name, String... columns) {
    return table(name, Arrays.stream(columns).map(column -> open(column)).toArray(Field[]::new));
  }

  static Table trips() {
    return table(
        "trips",
        quasi("birth_year"),
        quasi("gender"),
        quasi("user_type"),
        quasi("start_station"),
        quasi("end_station"),
        quasi("start_hour"),
        open("duration_s"));
  }

  private static final List<String> AREAS = List.of("S1000", "21090", "21090-57", "*");

  static Row trip(long number) {
    return row(
        number,
        "birth_year",
        "5y" + 1940 + number % 14 * 5,
        "gender",
        number % 3 == 0 ? "F" : "M",
        "user_type",
        number % 5 == 0 ? "*" : "member",
        "start_station",
        AREAS.get((int) number % 3),
        "end_station",
        AREAS.get((int) number * 7 % 4),
        "start_hour",
        "d" + number % 365,
        "duration_s",
        number % 60 * 60);
  }

  static Row row(long number, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return new Row(number, values);
  }

  static Rows rows(Row... rows) {
    return rows(Stream.of(rows).iterator());
  }

  static Rows rows(long count, LongFunction<Row> maker) {
    return rows(LongStream.rangeClosed(1, count).mapToObj(maker).iterator());
  }

  private static Rows rows(Iterator<Row> rows) {
    return new Rows() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return rows.next();
      }

      @Override
      public void close() {}
    };
  }

  private static Field open(String name) {
    return field(name, Role.OPEN, Optional.empty());
  }

  private static Field quasi(String name) {
    return field(name, Role.QUASI, Optional.of(new HierarchyRule.Flat()));
  }

  private static Field field(String name, Role role, Optional<HierarchyRule> hierarchy) {
    return new Field(
        name, FieldType.STRING, role, hierarchy, OptionalLong.empty(), Constraints.NONE);
  }
}
