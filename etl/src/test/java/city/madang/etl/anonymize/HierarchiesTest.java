package city.madang.etl.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.etl.job.LocalRun;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each kind of hierarchy from the descriptor to a verified file.
class HierarchiesTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final int ROWS = 400;

  private static final String DESCRIPTOR =
      """
      id: rides
      title: {ko: 대여, en: Rides}
      description: {ko: 설명, en: About}
      theme: [TRAN]
      publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
      license: CC0-1.0
      source: {uri: rides.csv, format: csv}
      fields:
        - {name: rider, type: string, role: entity}
        - {name: value, type: TYPE, role: quasi, hierarchy: HIERARCHY}
        - {name: minutes, type: integer, role: measure, round: 5}
      privacy: {k: 5, suppression: 5%, recoding: RECODING}
      graph: {mapping: rides.rq}
      """;

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          datetime | {time: [minute, hour, day-part, day, week]} | global | 2026-11-%02dT%02d:%02d:07     | 2026-11-\\d\\dT\\d\\d(/\\d\\d)?
          datetime | {time: [minute, hour, day, month, year]}    | local  | 2026-11-%02d %02d:%02d:07.250 | 2026-11-\\d\\d(T\\d\\d(:\\d\\d(:07\\.25)?)?)?|2026-11
          date     | {time: [day, week]}                         | global | 2026-%1$02d-%4$02d              | 2026-W\\d\\d
          time     | {time: [minute, quarter-hour, day-part]}    | global | %2$02d:%3$02d:%1$02d            | \\d\\d(:\\d\\d)?/\\d\\d(:\\d\\d)?
          number   | {grid: [0.001, 0.01, 0.1, 1]}               | local  | 37.%d%03d%02d                   | 3\\d(\\.\\d+)?(\\.\\.3\\d(\\.\\d+)?)?
          number   | {interval: [0.5, 10]}                       | local  | -%d.%d%d                        | -?\\d+(\\.\\d+)?(\\.\\.-?\\d+(\\.\\d+)?)?
          string   | {h3: [9, 8, 7, 6, 5]}                       | local  | h3                              | 8[5-9]3[0-9a-f]{12}
          string   | {prefix: [4, 3, 2, 1]}                      | local  | %d%d%03d                        | \\d+\\**
          """)
  void anonymize_eachHierarchy_passesItsVerifier(
      String type, String hierarchy, String recoding, String shape, String labels)
      throws IOException {
    var lines = anonymize(type, hierarchy, recoding, rows(shape));

    assertThat(lines).hasSizeGreaterThan((int) (ROWS * 0.95));
    var values = lines.stream().map(line -> line.substring(0, line.indexOf(','))).distinct();
    assertThat(values.toList())
        .contains("")
        .hasSizeGreaterThan(3)
        .allSatisfy(value -> assertThat(value).matches("|\\*|" + labels));
  }

  @Test
  void anonymize_dayParts_areCountedBySixHours() throws IOException {
    var rows =
        IntStream.range(0, 48)
            .mapToObj(i -> "r%d,2026-11-%02dT%02d:30:00,5".formatted(i, 23 + i / 24, i % 24));

    var lines = anonymize("datetime", "{time: [hour, day-part, day]}", "global", rows);

    assertThat(lines)
        .hasSize(48)
        .containsOnly(
            "2026-11-23T00/06,5",
            "2026-11-23T06/12,5",
            "2026-11-23T12/18,5",
            "2026-11-23T18/24,5",
            "2026-11-24T00/06,5",
            "2026-11-24T06/12,5",
            "2026-11-24T12/18,5",
            "2026-11-24T18/24,5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {h3: [9, 8]}                          | Hanok   | 1 values are no H3 cells
          {h3: [9, 8]}                          | 8830e1d8c1fffff | 1 values are coarser than resolution 9
          {prefix: [3]}                         | Han*    | 1 values hold a *
          {interval: [5]}                       | Hanok   | 1 values are no whole numbers
          {table: codes.csv}                    | Hanok   | 1 distinct values are not in the hierarchy
          {table: codes.csv}                    | ``      | field value: the empty value has no line in the hierarchy
          """)
  void anonymize_badValue_isRefusedWithFieldAndCount(String hierarchy, String value, String message)
      throws IOException {
    var good = hierarchy.contains("h3") ? "8930e1d8c0bffff" : "12345";
    var rows =
        Stream.concat(
            IntStream.range(0, 20).mapToObj(i -> "r%d,%s,5".formatted(i, good)),
            Stream.of("r1," + value + ",5"));

    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(() -> anonymize("string", hierarchy, "local", rows))
        .withMessageContaining("value")
        .withMessageContaining(message)
        .satisfies(
            refusal -> assertThat(refusal.reasons()).allSatisfy(HierarchiesTest::saysNoValue));
  }

  private static void saysNoValue(String reason) {
    assertThat(reason).doesNotContain("Hanok", "Han*", "8830e1", "12345");
  }

  @Test
  void anonymize_tableWithBlankLine_namesTheLineOfTheFile() throws IOException {
    var rows = Stream.of("r1,12345,5");

    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(
            () -> anonymize("string", "{table: codes.csv}", "local", rows, "12345,1,*\n\n7,*\n\n"))
        .withMessageContaining("2 lines (first: 2) have another number of levels");
  }

  /// Rows of about four a value, some without a value.
  private static Stream<String> rows(String shape) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> "r%d,%s,%d".formatted(i % 150, i % 40 == 39 ? "" : value(shape, i), i % 50));
  }

  private static String value(String shape, int i) {
    if (shape.equals("h3")) {
      // Res 9 in one cell of resolution 5; each digit is three bits.
      long digits = ((i % 7L) << 9) | ((i / 7 % 7L) << 6) | ((i / 49 % 3L) << 3) | (i % 2L);
      return Long.toHexString((0x8930e1d8c0bffffL & ~(0xFFFL << 18)) | (digits << 18));
    }
    return String.format(
        Locale.ROOT, shape, 1 + i % 3, i % 4 * 6 + i % 2, i * 7 % 59, 1 + i * 9 % 28);
  }

  private List<String> anonymize(
      String type, String hierarchy, String recoding, Stream<String> rows) throws IOException {
    return anonymize(type, hierarchy, recoding, rows, "12345,1,*\n");
  }

  /// The released rows, `value` first.
  private List<String> anonymize(
      String type, String hierarchy, String recoding, Stream<String> rows, String codes)
      throws IOException {
    var folder = Files.createDirectories(root.resolve("rides"));
    Files.writeString(
        folder.resolve("dataset.yaml"),
        DESCRIPTOR
            .replace("TYPE", type)
            .replace("HIERARCHY", hierarchy)
            .replace("RECODING", recoding));
    Files.writeString(folder.resolve("rides.rq"), "CONSTRUCT {} WHERE {}");
    Files.writeString(folder.resolve("codes.csv"), codes);
    Files.writeString(
        folder.resolve("rides.csv"),
        Stream.concat(Stream.of("rider,value,minutes"), rows)
            .collect(Collectors.joining("\n", "", "\n")));
    try (var run =
        new LocalRun(Files.createDirectory(root.resolve("run")), new EngineLimits(256L << 20, 1))) {
      run.anonymize(folder, CLOCK, (_, _) -> {});
      run.copyResults(root.resolve("out"));
    }
    return Files.readAllLines(root.resolve("out/rides.csv")).stream().skip(1).toList();
  }
}
