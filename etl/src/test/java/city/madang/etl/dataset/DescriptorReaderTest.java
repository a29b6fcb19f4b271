package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorReaderTest {
  private static final String VALID =
      """
      id: rides
      title: {ko: 이용, en: Rides}
      description: {ko: 설명, en: About}
      theme: [TRAN]
      publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
      license: CC0-1.0
      source: {uri: rides.csv, format: csv}
      schedule: {cron: "0 4 * * *", zone: Asia/Seoul}
      fields:
        - {name: rider, type: string, role: entity}
        - {name: year, type: year, role: quasi, hierarchy: {interval: [5, 10]}}
        - {name: length, type: integer, role: measure, round: 60}
      privacy: {k: 5, suppression: 5%, recoding: local}
      graph: {mapping: rides.rq}
      index: {rows: true, text: [length]}
      retention: {keep: 12, for: P365D}
      """;

  @TempDir Path root;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("rides"));
    Files.writeString(folder.resolve("rides.rq"), "CONSTRUCT {} WHERE {}");
  }

  @Test
  void read_validDescriptor_keepsEverything() throws IOException {
    var descriptor = read(VALID);

    assertThat(descriptor.id()).isEqualTo(new DatasetId("rides"));
    assertThat(descriptor.title().ko()).isEqualTo("이용");
    assertThat(descriptor.tables().getFirst().quasi())
        .extracting(Field::name)
        .containsExactly("year");
    assertThat(descriptor.privacy().orElseThrow().suppression()).isEqualTo(0.05);
    assertThat(descriptor.rejectLimit()).isZero();
    assertThat(descriptor.retention().rule()).isEqualTo("keep 12, for P365D");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          license: CC0-1.0                | licence: CC0-1.0              | 6  | unknown key 'licence'
          license: CC0-1.0                |                               | 1  | missing key 'license'
          license: CC0-1.0                | license: FooBar               | 6  | unknown license 'FooBar'; known: Apache-2.0
          license: CC0-1.0                | license: CC-BY-4              | 6  | unknown license 'CC-BY-4'; did you mean 'CC-BY-4.0'?
          license: CC0-1.0                | license: licenses/own         | 6  | or the absolute IRI of another
          https://city.example/           | busan                         | 5  | 'busan' is no absolute IRI: write it like https://
          https://city.example/           | www.busan.go.kr               | 5  | did you mean 'https://www.busan.go.kr'?
          role: entity}                   | role: entty}                  | 10 | did you mean 'entity'?
          theme: [TRAN]                   | theme: [TRN]                  | 4  | did you mean 'TRAN'?
          id: rides                       | id: ../rides                  | 1  | a dataset id is
          theme: [TRAN]                   | theme: [TRAM]                 | 4  | unknown theme 'TRAM'
          role: entity}                   | kind: entity}                 | 10 | unknown key 'kind'
          name: length                    | name: file_row_number         | 12 | 'file_row_number' is reserved
          name: rider                     | name: File_Row_Number         | 10 | rename it in the source
          , role: entity}                 | }                             | 10 | field 'rider' has no role
          cron: "0 4 * * *"               | cron: "0 4 31 2 *"            | 8  | never comes
          role: entity}                   | role: made}                   | 10 | 'made' is none of [entity, identifier, quasi, sensitive, measure, track, open]
          role: measure, round: 60        | role: sensitive               | 13 | field 'length' has no rule
          recoding: local                 | l: {field: length, distinct: 3} | 13 | no field 'length' with the role
          recoding: local                 | linkKeys: 200%                | 13 | between 0% and 100%
          recoding: local                 | successive: never             | 13 | write check, or {off
          recoding: local                 | population: people.csv        | 13 | 'people.csv' is not in
          , hierarchy: {interval: [5, 10]} |                              | 11 | needs a hierarchy
          interval: [5, 10]               | interval: [7, 10]             | 11 | larger multiple
          interval: [5, 10]               | table: years.csv              | 11 | 'years.csv' is not in
          interval: [5, 10]               | table: ../../years.csv        | 11 | outside
          , round: 60                     |                               | 12 | needs a round
          type: integer, role: measure    | type: date, role: measure     | 12 | only an integer or a number
          role: entity}                   | role: entity, round: 5}       | 10 | round belongs to measures
          role: measure, round: 60        | role: sensitive, round: 0     | 12 | needs a round of 1 or more
          {k: 5,                          | {k: 1,                        | 13 | at least 2
          suppression: 5%                 | suppression: 500%             | 13 | between 0% and 100%
          recoding: local                 | recoding: loco                | 13 | 'loco' is none of
          recoding: local}                | recoding: local, entity: row} | 13 | stands beside
          privacy: {k: 5, suppression: 5%, recoding: local} |             | 1  | needs a policy
          mapping: rides.rq               | mapping: other.rq             | 14 | 'other.rq' is not in
          text: [length]                  | text: [rider]                 | 15 | no published field
          text: [length]                  | geometry: rider               | 15 | have no shape on a map
          0 4 * * *                       | 0 25 * * *                    | 8  | 25
          Asia/Seoul                      | Asia/Soul                     | 8  | unknown time zone
          keep: 12                        | keep: 0                       | 16 | keep is at least 1
          keep: 12                        | keep: 1.5                     | 16 | '1.5' is not a whole number
          keep: 12                        | keep: all                     | 16 | 'all' is not a number
          keep: 12                        | keeps: 12                     | 16 | unknown key 'keeps'
          keep: 12, for: P365D            |                               | 16 | state keep, for, or both
          {keep: 12, for: P365D}          | 12                            | 16 | expected keys and values
          for: P365D                      | for: 365                      | 16 | '365' is no time in days
          for: P365D                      | for: PT24H                    | 16 | write it like P365D or P1Y
          for: P365D                      | for: P0D                      | 16 | a time above 0
          for: P365D                      | for: P-1D                     | 16 | a time above 0
          for: P365D                      | for: P2000Y                   | 16 | at most a thousand years
          for: P365D                      | for: P2147483647Y             | 16 | at most a thousand years
          format: csv                     | format: xls                   | 7  | 'xls' is none of
          format: csv}                    | format: csv, encoding: CP9}   | 7  | unknown encoding
          format: csv}                    | format: csv, rows: /data}     | 7  | rows belong to json
          format: csv}                    | format: json, rows: data}     | 7  | rows is a JSON pointer
          format: csv}                    | format: json, encoding: MS949} | 7  | the encoding of json is fixed
          format: csv}                    | format: geojson, delimiter: ";"} | 7 | a delimiter belongs to text
          format: csv}                    | format: gtfs-realtime}        | 7  | missing key 'rows'
          format: csv}                    | format: gtfs-realtime, rows: /bus} | 7 | has no 'bus' in '/bus'
          type: string, role: entity      | type: string, role: entity, format: "%Y"   | 10 | needs %Y, %m and %d
          type: string, role: entity      | type: string, role: entity, format: "%s"   | 10 | belongs to fields of type date
          type: string, role: entity      | type: date, role: entity, format: "%Q"     | 10 | '%Q' is no directive
          type: string, role: entity      | type: date, role: entity, format: "%Y%m%d%m"  | 10 | stands twice
          type: string, role: entity      | type: date, role: entity, format: "%Y%m%d %H" | 10 | a date has no hour
          type: string, role: entity      | type: datetime, role: entity, format: "%Y%m%d" | 10 | needs %H or %s
          type: string, role: entity      | type: datetime, role: entity, format: "%s", zone: Asia/Soul | 10 | unknown time zone
          type: string, role: entity      | type: datetime, role: entity, zone: Asia/Seoul | 10 | zone needs a format
          type: string, role: entity      | type: date, role: entity, format: "%Y-%m-%d", zone: Asia/Seoul | 10 | zone belongs to fields of type datetime
          type: string, role: entity      | type: string, role: entity, scale: 0.02    | 10 | scale belongs to fields of type number
          type: string, role: entity      | type: number, role: entity, scale: 0       | 10 | scale must be above 0
          role: measure                   | role: measure, description: Length | 12 | expected keys and values: en, ko
          role: measure                   | role: measure, description: {ko: 길이} | 12 | missing key 'en'
          role: measure                   | role: measure, description: {ko: "", en: Length} | 12 | 'ko' is empty
          role: measure                   | role: measure, unit: parsec   | 12 | unknown unit 'parsec'; known: DEG (°), MilliM (mm)
          role: measure                   | role: measure, unit: kWh      | 12 | unknown unit 'kWh'; write KiloW-HR
          role: measure                   | role: measure, codes: {1: {ko: 하나}} | 12 | missing key 'en'
          role: measure                   | role: measure, forms: {x: {pattern: y, ko: 하나, en: One}} | 12 | the example 'x' does not match the pattern 'y'
          role: entity                    | role: entity, constraints: {enum: [a, b]}, codes: {a: {ko: 가, en: A}} | 10 | enum has 'b', and codes do not say
          type: year                      | type: year, codes: {1980: {ko: 가, en: A}} | 11 | codes belong to fields of type string or integer
          type: string, role: entity      | type: string, unit: M, role: entity | 10 | unit belongs to fields of type integer
          uri: rides.csv                  | uri: "synthetic:signals?size=9&seed=1" | 2  | the source is synthetic: say so
          uri: rides.csv                  | uri: "synthetic:air-qualty?size=9&seed=1" | 7 | did you mean 'air-quality'?
          uri: rides.csv                  | uri: "synthetic:signals?sise=9&seed=1" | 7 | has size and seed, no 'sise'; did you mean 'size'?
          uri: rides.csv                  | uri: "synthetic:signals?size=-3&seed=1" | 7 | size is a whole number from 1 to 999999999
          schedule: {cron: "0 4 * * *", zone: Asia/Seoul} | quality: {rules: [air], accept: [pm10_range]} | 8 | no rule of [air]: pm10_out_of_range
          title: {ko: 이용, en: Rides}      | title: {ko: 이용               | 3  | not valid YAML
          """)
  void read_oneMistake_isNamedWithItsLine(String right, String wrong, int line, String message)
      throws IOException {
    var errors = errors(VALID.replace(right, wrong == null ? "" : wrong));

    assertThat(errors).first().extracting(DescriptorError::line).isEqualTo(line);
    assertThat(errors.getFirst().message()).contains(message);
    assertThat(errors.getFirst().file()).isEqualTo("rides/dataset.yaml");
  }

  @Test
  void read_fieldWithItsMeaning_keepsIt() throws IOException {
    var told = "role: measure, description: {ko: 길이, en: Length}, unit: KiloM";

    var field = read(VALID.replace("role: measure", told)).tables().getFirst().fields().getLast();

    assertThat(field.meaning().description()).contains(new LangText("길이", "Length"));
    assertThat(field.meaning().unit()).contains(Unit.KILOMETER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          json          | from: lat              | from is a JSON pointer
          geojson       | from: /a~2             | from is a JSON pointer
          gtfs-realtime | from: /vehicle/speed   | has no 'speed' in '/vehicle/speed'
          gtfs-realtime | from: /header/time     | has no 'time' in '/header/time'
          """)
  void read_placeThatTheFormatDoesNotHave_isNamedWithItsLine(
      String format, String from, String message) throws IOException {
    var rows = format.equals("gtfs-realtime") ? ", rows: /vehicle}" : "}";
    var yaml = VALID.replace("format: csv}", "format: " + format + rows);

    var errors = errors(yaml.replace("{name: rider,", "{name: rider, " + from + ","));

    assertThat(errors).first().extracting(DescriptorError::line).isEqualTo(10);
    assertThat(errors.getFirst().message()).contains(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          string   | {}                                    | state one of table: FILE, interval
          string   | {interval: [5], levels: 1}            | state one of table: FILE, interval
          string   | {weeks: [1]}                          | unknown key 'weeks'; known here: delimiter, grid, h3
          string   | {levels: 2}                           | 'levels' can be 1
          string   | {prefix: [3], delimiter: ";"}         | a delimiter belongs to a table
          year     | {interval: 5}                         | expected a list here
          year     | {interval: []}                        | widths of 2 or more
          year     | {interval: [2.5, 5]}                  | '2.5' is not a whole number
          date     | {interval: [5]}                       | needs a field of type string, integer or year, not date
          number   | {interval: [0.5, 1.2]}                | each grid width must be a larger multiple
          number   | {grid: []}                            | widths above 0
          number   | {grid: [0]}                           | widths above 0
          number   | {grid: [-0.1, 1]}                     | widths above 0
          number   | {grid: [1e-13]}                       | at most 12 decimals
          number   | {grid: [1, 1e999999999]}              | not above 1000000000000
          number   | {grid: [0.1, ten]}                    | 'ten' is not a number
          number   | {grid: [0.1, 0.25]}                   | each grid width must be a larger multiple
          number   | {grid: [0.1, 0.1]}                    | each grid width must be a larger multiple
          string   | {grid: [0.1]}                         | needs a field of type number, not string
          datetime | {time: []}                            | a time needs units
          datetime | {time: [hour, fortnight]}             | 'fortnight' is none of minute, quarter-hour
          datetime | {time: [day, week, month]}            | use day, week or day, month
          datetime | {time: [week, year]}                  | use day, week or day, month
          datetime | {time: [month, week]}                 | units go from fine to coarse
          datetime | {time: [hour, hour]}                  | units go from fine to coarse
          datetime | {time: [day, hour]}                   | units go from fine to coarse
          date     | {time: [hour, day]}                   | a date has no hour
          time     | {time: [hour, day]}                   | a time of day has no day: use minute
          year     | {time: [year]}                        | needs a field of type date, time or datetime, not year
          string   | {h3: []}                              | resolutions between 0 and 15
          string   | {h3: [16, 8]}                         | resolutions between 0 and 15
          string   | {h3: [8, nine]}                       | 'nine' is not a number
          string   | {h3: [7, 8]}                          | each is below the one before it
          integer  | {h3: [8, 7]}                          | needs a field of type string, not integer
          string   | {prefix: [3, 0]}                      | keeps 1 character or more
          string   | {prefix: []}                          | keeps 1 character or more
          string   | {prefix: [2, 3]}                      | each is below the one before it
          integer  | {prefix: [3]}                         | needs a field of type string, not integer
          """)
  void read_wrongHierarchy_isNamedWithItsLine(String type, String hierarchy, String message)
      throws IOException {
    var errors = errors(hierarchy(type, hierarchy));

    assertThat(errors).singleElement().extracting(DescriptorError::line).isEqualTo(11);
    assertThat(errors.getFirst().message()).contains(message);
  }

  @Test
  void read_wrongHierarchyInABlock_isNamedWithItsOwnLine() throws IOException {
    var block =
        """
        - name: year
            type: datetime
            role: quasi
            hierarchy:
              time:
                [day, week, month]
        """;
    var errors =
        errors(
            VALID.replace(
                "- {name: year, type: year, role: quasi, hierarchy: {interval: [5, 10]}}\n",
                block));

    assertThat(errors).singleElement().extracting(DescriptorError::line).isEqualTo(16);
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void read_eachHierarchy_isKept(String type, String hierarchy, HierarchyRule expected)
      throws IOException {
    var field = read(hierarchy(type, hierarchy)).tables().getFirst().quasi().getFirst();

    assertThat(field.hierarchy()).contains(expected);
  }

  static Stream<Arguments> hierarchies() {
    return Stream.of(
        Arguments.of("string", "{levels: 1}", new HierarchyRule.Flat()),
        Arguments.of(
            "datetime",
            "{time: [minute, quarter-hour, hour, day-part, day, week]}",
            new HierarchyRule.Times(
                List.of(
                    CalendarUnit.MINUTE,
                    CalendarUnit.QUARTER_HOUR,
                    CalendarUnit.HOUR,
                    CalendarUnit.DAY_PART,
                    CalendarUnit.DAY,
                    CalendarUnit.WEEK))),
        Arguments.of(
            "date",
            "{time: [day, month, quarter, year]}",
            new HierarchyRule.Times(
                List.of(
                    CalendarUnit.DAY,
                    CalendarUnit.MONTH,
                    CalendarUnit.QUARTER,
                    CalendarUnit.YEAR))),
        Arguments.of(
            "number", "{grid: [0.001, 0.010, 0.1, 1e1]}", grid("0.001", "0.01", "0.1", "10")),
        Arguments.of("number", "{interval: [0.5, 1, 5]}", grid("0.5", "1", "5")),
        Arguments.of("string", "{h3: [9, 8, 5]}", new HierarchyRule.H3(List.of(9, 8, 5))),
        Arguments.of("string", "{prefix: [5, 3, 2]}", new HierarchyRule.Prefix(List.of(5, 3, 2))));
  }

  private static HierarchyRule grid(String... widths) {
    return new HierarchyRule.Grid(Stream.of(widths).map(BigDecimal::new).toList());
  }

  private static String hierarchy(String type, String hierarchy) {
    return VALID.replace(
        "type: year, role: quasi, hierarchy: {interval: [5, 10]}",
        "type: %s, role: quasi, hierarchy: %s".formatted(type, hierarchy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          l: {field: length, distinct: 1}               | at least 2
          l: {field: length, entropy: 1}                | above 1
          l: {field: length, recursive: {c: 3}}         | missing key 'l'
          l: {field: length}                            | state one of distinct, entropy, recursive
          t: {field: length, equal: 1}                  | between 0 and 1
          t: {field: length, hierarchical: 0.2}         | needs a hierarchy
          t: {field: length, equal: 0.2, ordered: 0.2}  | state one of equal, ordered
          """)
  void read_wrongSensitiveRule_isNamedWithItsLine(String rule, String message) throws IOException {
    var errors = errors(sensitive(rule));

    assertThat(errors).singleElement().extracting(DescriptorError::line).isEqualTo(13);
    assertThat(errors.getFirst().message()).contains(message);
  }

  @Test
  void read_sensitiveRules_areAllKept() throws IOException {
    var rules =
        "l: [{field: length, distinct: 3}, {field: length, recursive: {c: 2.5, l: 3}}], "
            + "t: {field: length, ordered: 0.2}";

    var policy = read(sensitive(rules)).privacy().orElseThrow();

    assertThat(policy.sensitive())
        .containsExactly(
            new SensitiveRule.Distinct("length", 3),
            new SensitiveRule.Recursive("length", 2.5, 3),
            new SensitiveRule.Closeness("length", SensitiveRule.Distance.ORDERED, 0.2));
  }

  private static String sensitive(String rules) {
    return VALID
        .replace("role: measure, round: 60", "role: sensitive")
        .replace("recoding: local", rules);
  }

  @Test
  void read_successiveOff_keepsTheReason() throws IOException {
    var policy = read(VALID.replace("recoding: local", "successive: {off: first release ever}"));

    assertThat(policy.privacy().orElseThrow().attacks().successive())
        .isEqualTo(new AttackLimits.Successive.Off("first release ever"));
  }

  @Test
  void read_keyThatStandsTwice_isNamedWithItsSecondLine() throws IOException {
    var errors = errors(VALID.replace("license: CC0-1.0", "license: CC0-1.0\nlicense: CC0-1.0"));

    assertThat(errors).singleElement().extracting(DescriptorError::line).isEqualTo(7);
    assertThat(errors.getFirst().message()).contains("'license' is there twice");
  }

  @Test
  void read_twoMistakes_namesBoth() throws IOException {
    var errors = errors(VALID.replace("license:", "licence:").replace("k: 5", "k: 1"));

    assertThat(errors).extracting(DescriptorError::line).containsExactly(6, 13);
  }

  @Test
  void read_mistakesInEveryPart_areNamedAtOnce() throws IOException {
    var errors =
        errors(
            VALID
                .replace("license: CC0-1.0", "licence: FooBar")
                .replace("https://city.example/", "busan")
                .replace("[TRAN]", "[TRAM, TRAX]")
                .replace("type: string, role: entity", "type: text, role: rider, kind: x")
                .replace("suppression: 5%, recoding: local", "suppression: x, recoding: loco")
                .replace("rides.rq", "other.rq")
                .replace("{rows: true", "{row: true"));

    assertThat(errors)
        .extracting(error -> error.line() + " " + error.message().replaceFirst("[;:].*", ""))
        .containsExactlyInAnyOrder(
            "4 unknown theme 'TRAM'",
            "4 unknown theme 'TRAX'",
            "5 'busan' is no absolute IRI",
            "6 unknown key 'licence'",
            "6 unknown license 'FooBar'",
            "10 'text' is none of [string, integer, number, boolean, date, time, datetime, year]",
            "10 'rider' is none of [entity, identifier, quasi, sensitive, measure, track, open]",
            "10 unknown key 'kind'",
            "13 'x' is not a number",
            "13 'loco' is none of [global, local, best]",
            "14 file 'other.rq' is not in the dataset folder",
            "15 unknown key 'row'");
  }

  @Test
  void read_brokenTable_saysNothingFalseOfTheOthers() throws IOException {
    var tables =
        VALID
            .replace("fields:\n", "tables:\n- name: rides\n  member: a.csv\n  fields:\n")
            .replace("privacy:", "  graph: {mapping: rides.rq}\nprivacy:")
            .replace("\ngraph: {mapping: rides.rq}", "")
            .replace("index: {rows: true, text: [length]}\n", "")
            .replace("type: year, role", "type: yer, role");

    var errors =
        errors(
            tables.replace(
                "privacy:",
                """
                - name: stops
                  member: b.csv
                  fields: [{name: stop, type: string, role: open}]
                  graph: {mapping: rides.rq}
                privacy:\
                """));

    assertThat(errors).singleElement().asString().contains("'yer' is none of");
  }

  @Test
  void read_licenseByItsAddress_isKept() throws IOException {
    var own = read(VALID.replace("license: CC0-1.0", "license: \"https://city.example/license\""));

    assertThat(License.of(own.license()).address()).isEqualTo("https://city.example/license");
  }

  @Test
  void read_mistakesInTwoParts_namesBothParts() throws IOException {
    var errors = errors(VALID.replace("[TRAN]", "[TRAM]").replace("k: 5", "k: 1"));

    assertThat(errors).extracting(DescriptorError::line).containsExactly(4, 13);
  }

  @Test
  void read_folderWithoutDescriptor_saysWhatIsMissing() {
    var failure =
        catchThrowableOfType(DescriptorException.class, () -> DescriptorReader.read(root));

    assertThat(failure).hasMessageContaining("dataset.yaml");
  }

  @Test
  void read_otherEncoding_asksForUtf8() throws IOException {
    Files.write(folder.resolve("dataset.yaml"), VALID.getBytes(Charset.forName("MS949")));

    var failure =
        catchThrowableOfType(DescriptorException.class, () -> DescriptorReader.read(folder));

    assertThat(failure).hasMessageContaining("UTF-8");
  }

  @Test
  void read_keywords_areKept() throws IOException {
    var yaml = VALID.replace("theme:", "keyword: {ko: [이용, 타기], en: [rides]}\ntheme:");

    assertThat(read(yaml).keywords())
        .isEqualTo(new Keywords(List.of("이용", "타기"), List.of("rides")));
    assertThat(read(VALID).keywords()).isEqualTo(Keywords.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {ko: [이용]}                    | need both ko and en
          {ko: [이용], en: [ride, ride]}  | stands twice
          {ko: [이용], en: [""]}          | is blank
          {ko: 이용, en: [ride]}          | expected a list
          {ko: [이용], de: [Fahrt]}       | unknown key 'de'
          """)
  void read_wrongKeywords_areNamedWithTheirLine(String keywords, String message) {
    var errors = errors(VALID.replace("theme:", "keyword: " + keywords + "\ntheme:"));

    assertThat(errors).first().extracting(DescriptorError::line).isEqualTo(4);
    assertThat(errors.getFirst().message()).contains(message);
  }

  @Test
  void read_bundledDatasets_areValid() {
    var folders = new DatasetFolders(List.of(Path.of(System.getProperty("madang.datasets"))));

    assertThat(folders.list().values())
        .isNotEmpty()
        .allSatisfy(
            folder -> assertThat(DescriptorReader.read(folder).keywords().ko()).isNotEmpty());
  }

  private Descriptor read(String yaml) throws IOException {
    Files.writeString(folder.resolve("dataset.yaml"), yaml);
    return DescriptorReader.read(folder);
  }

  private List<DescriptorError> errors(String yaml) {
    return catchThrowableOfType(DescriptorException.class, () -> read(yaml)).errors();
  }
}
