package city.madang.etl.export.schema;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.NoisePolicy.Budget;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.Unit;
import city.madang.etl.export.ReleasedFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaFilesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    var key =
        new Constraints(
            true,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Pattern.compile("S[0-9]+")),
            Set.of());
    var lanes =
        new Constraints(
            false,
            false,
            Optional.of(new BigDecimal("1.0")),
            Optional.of(BigDecimal.TEN),
            Optional.empty(),
            Set.of("2", "1"));
    var dataset =
        DescriptorTestData.dataset()
            .constrained(FieldType.STRING, "station id", key)
            .constrained(FieldType.INTEGER, "lanes", lanes)
            .quasi(FieldType.YEAR, "year")
            .measure(FieldType.NUMBER, "load", 5)
            .told("짐", "Load", Unit.KILOGRAM)
            .open(FieldType.DATETIME, "at");
    Files.writeString(folder.resolve("data.csv"), "station id,lanes,year,load,at\n");
    var types = new LinkedHashMap<String, FieldType>();
    types.put("station id", FieldType.STRING);
    types.put("lanes", FieldType.INTEGER);
    types.put("year", FieldType.STRING);
    types.put("load", FieldType.NUMBER);
    types.put("at", FieldType.DATETIME);
    new SchemaFiles(dataset.build(), "20261124.1", folder)
        .write(List.of(new SchemaTable(dataset.table(), types)));
  }

  @Test
  void schema_fields_haveTheTypesOfTheReleasedFile() {
    var schema = read("schema.json").at("/tables/0/schema");

    assertThat(schema.at("/fields").valueStream().map(f -> f.path("type").asString()))
        .containsExactly("string", "integer", "string", "number", "datetime");
    assertThat(schema.at("/primaryKey/0").asString()).isEqualTo("station id");
    assertThat(schema.at("/fields/0/constraints").toString())
        .isEqualTo("{\"required\":true,\"unique\":true,\"pattern\":\"S[0-9]+\"}");
    assertThat(schema.at("/fields/1/constraints").toString())
        .isEqualTo("{\"minimum\":1,\"maximum\":10,\"enum\":[\"1\",\"2\"]}");
    assertThat(schema.at("/fields/2").has("constraints")).isFalse();
  }

  @Test
  void schema_fieldWithItsMeaning_tellsItInBothLanguages() {
    var load = read("schema.json").at("/tables/0/schema/fields/3");

    assertThat(load.path("description").asString()).isEqualTo("짐 / Load");
    assertThat(load.path("descriptions").toString()).isEqualTo("{\"ko\":\"짐\",\"en\":\"Load\"}");
    assertThat(load.path("unit").asString()).isEqualTo("http://qudt.org/vocab/unit/KiloGM");
    assertThat(read("schema.json").at("/tables/0/schema/fields/4").has("description")).isFalse();
  }

  @Test
  void csvw_columnWithItsMeaning_tellsItInBothLanguages() {
    var load = read("data.csv-metadata.json").at("/tableSchema/columns/3");

    assertThat(load.path("dc:description").toString())
        .isEqualTo(
            "[{\"@value\":\"짐\",\"@language\":\"ko\"},{\"@value\":\"Load\",\"@language\":\"en\"}]");
    assertThat(load.at("/schema:unitCode/@id").asString())
        .isEqualTo("http://qudt.org/vocab/unit/KiloGM");
  }

  @Test
  void values_ofCodesAndForms_areExplainedInEachFile() throws IOException {
    var dataset =
        DescriptorTestData.dataset()
            .open(FieldType.STRING, "kind")
            .coded()
            .quasi(FieldType.YEAR, "year");
    Files.writeString(folder.resolve("data.csv"), "kind,year\n");
    var types = new LinkedHashMap<String, FieldType>();
    types.put("kind", FieldType.STRING);
    types.put("year", FieldType.STRING);

    new SchemaFiles(dataset.build(), "20261124.1", folder)
        .write(List.of(new SchemaTable(dataset.table(), types)));

    var kind = read("schema.json").at("/tables/0/schema/fields/0");
    assertThat(kind.at("/categories/0").toString())
        .isEqualTo(
            "{\"value\":\"Y\",\"label\":\"있음 / Yes\",\"labels\":{\"ko\":\"있음\",\"en\":\"Yes\"}}");
    assertThat(kind.at("/forms/0/example").asString()).isEqualTo("5y1980");
    assertThat(kind.at("/forms/0/descriptions/en").asString()).isEqualTo("five years from 1980");
    assertThat(read("datapackage.json").at("/resources/0/schema/fields/0")).isEqualTo(kind);
    var column = read("data.csv-metadata.json").at("/tableSchema/columns/0");
    assertThat(column.at("/qb:codeList/skos:hasTopConcept/1/skos:notation").asString())
        .isEqualTo("N");
    assertThat(column.at("/skos:scopeNote/0/@value").asString()).isEqualTo("5y1980: 1980년부터 다섯 해");
    assertThat(examples(read("schema.json").at("/tables/0/schema/fields/1")))
        .containsExactly("1980", "*");
  }

  @Test
  void forms_ofRows_tellTheFinestValueToo() throws IOException {
    var ages = new HierarchyRule.Interval(List.of(5, 20));
    var days = new HierarchyRule.Times(List.of(CalendarUnit.DAY, CalendarUnit.WEEK));
    var codes = new HierarchyRule.Prefix(List.of(3));
    var dataset =
        DescriptorTestData.dataset()
            .field(quasi(FieldType.INTEGER, "age", ages))
            .field(quasi(FieldType.DATE, "day", days))
            .field(quasi(FieldType.DATETIME, "at", days))
            .field(quasi(FieldType.STRING, "code", codes))
            .field(quasi(FieldType.STRING, "kind", new HierarchyRule.Flat()))
            .coded();

    var fields = written(dataset.table(), dataset);

    assertThat(examples(fields.get(0))).containsExactly("2", "5-9", "*");
    assertThat(examples(fields.get(1))).containsExactly("2026-11-23", "2026-W48", "*");
    assertThat(examples(fields.get(2)))
        .containsExactly("2026-11-23T08:15:30", "2026-11-23", "2026-W48", "*");
    assertThat(examples(fields.get(3))).containsExactly("A12", "AAA***", "*");
    assertThat(examples(fields.get(4))).containsExactly("5y1980");
    assertThat(fields.get(0).at("/forms/0/descriptions/ko").asString()).isEqualTo("넓히지 않은 값");
    assertThat(fields.get(0).at("/forms/0/descriptions/en").asString())
        .isEqualTo("the value itself, not widened");
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, '5-9 *'", "2, '20-39 *'", "3, '*'"})
  void forms_ofAKeyOfCounts_areThoseOfItsLevelAlone(int level, String examples) throws IOException {
    var ages = new HierarchyRule.Interval(List.of(5, 20));
    var dataset = DescriptorTestData.dataset().field(quasi(FieldType.INTEGER, "age", ages));
    var people = new Budget(BigDecimal.ONE, BigDecimal.ZERO, Period.ofYears(1), "people");
    var noise =
        new NoisePolicy(
            BigDecimal.ONE,
            BigDecimal.ZERO,
            1,
            List.of(level),
            List.of(),
            people,
            OptionalLong.empty());
    var table = dataset.table();
    var counts =
        new Table(
            table.name(),
            table.member(),
            table.fields(),
            table.mapping(),
            table.index(),
            Optional.of(noise));

    var age = written(counts, dataset).getFirst();

    assertThat(String.join(" ", examples(age))).isEqualTo(examples);
  }

  private static Field quasi(FieldType type, String name, HierarchyRule rule) {
    return new Field(
        name, type, Role.QUASI, Optional.of(rule), OptionalLong.empty(), Constraints.NONE);
  }

  private static List<String> examples(JsonNode field) {
    return field.path("forms").valueStream().map(it -> it.path("example").asString()).toList();
  }

  /// What the schema says of the fields of a table whose columns are texts.
  private List<JsonNode> written(Table table, DescriptorTestData dataset) throws IOException {
    Files.writeString(folder.resolve("data.csv"), "\n");
    var types = new LinkedHashMap<String, FieldType>();
    table.published().forEach(field -> types.put(field.name(), FieldType.STRING));
    new SchemaFiles(dataset.build(), "20261124.1", folder)
        .write(List.of(new SchemaTable(table, types)));
    return read("schema.json").at("/tables/0/schema/fields").valueStream().toList();
  }

  @Test
  void schema_placeOfRows_isThereOnlyAsNumbers() throws IOException {
    var dataset =
        DescriptorTestData.dataset().open(FieldType.NUMBER, "lat").open(FieldType.NUMBER, "lon");
    var table = dataset.table();
    var index = new IndexRule(true, List.of(), Optional.of(new Location("lat", "lon")));
    var placed = new Table(table.name(), table.member(), table.fields(), table.mapping(), index);
    Files.writeString(folder.resolve("data.csv"), "lat,lon\n");
    var types = new LinkedHashMap<>(Map.of("lat", FieldType.NUMBER, "lon", FieldType.NUMBER));
    var files = new SchemaFiles(dataset.build(), "20261124.1", folder);

    files.write(List.of(new SchemaTable(placed, types)));
    var exact = read("schema.json").at("/tables/0/location").toString();
    types.put("lat", FieldType.STRING);
    files.write(List.of(new SchemaTable(placed, types)));

    assertThat(exact).isEqualTo("{\"latitude\":\"lat\",\"longitude\":\"lon\"}");
    assertThat(read("schema.json").at("/tables/0").has("location")).isFalse();
  }

  @Test
  void dataPackage_resource_isTheCsvFileWithItsHash() {
    var root = read("datapackage.json");

    var csv = ReleasedFile.of(folder.resolve("data.csv"));
    assertThat(root.at("/version").asString()).isEqualTo("20261124.1");
    assertThat(root.at("/licenses/0/name").asString()).isEqualTo("CC0-1.0");
    assertThat(root.at("/resources/0/path").asString()).isEqualTo("data.csv");
    assertThat(root.at("/resources/0/hash").asString()).isEqualTo("sha256:" + csv.sha256());
    assertThat(root.at("/resources/0/bytes").asLong()).isEqualTo(csv.sizeBytes());
    assertThat(root.at("/resources/0/schema"))
        .isEqualTo(read("schema.json").at("/tables/0/schema"));
  }

  @Test
  void csvw_columns_areThoseOfTheCsvFile() {
    var root = read("data.csv-metadata.json");

    assertThat(root.at("/@context").asString()).isEqualTo("http://www.w3.org/ns/csvw");
    assertThat(root.at("/url").asString()).isEqualTo("data.csv");
    assertThat(root.at("/tableSchema/primaryKey").asString()).isEqualTo("station%20id");
    assertThat(root.at("/tableSchema/columns").valueStream().map(c -> c.path("titles").asString()))
        .containsExactly("station id", "lanes", "year", "load", "at");
    assertThat(root.at("/tableSchema/columns/0/required").asBoolean()).isTrue();
    assertThat(root.at("/tableSchema/columns/4/datatype").asString()).isEqualTo("dateTime");
  }

  private JsonNode read(String name) {
    return JSON.readTree(folder.resolve(name));
  }
}
