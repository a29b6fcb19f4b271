package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseReaderTest {
  private static final String VALID =
      """
      id: rides
      title: {ko: 이용, en: Rides}
      description: {ko: 설명, en: About}
      theme: [TRAN]
      publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
      license: CC0-1.0
      source: {uri: rides.csv, format: csv}
      fields:
        - {name: rider, type: string, role: entity}
        - {name: hour, type: integer, role: quasi, hierarchy: {interval: [6]}, constraints: {minimum: 0, maximum: 23}}
        - {name: gate, type: string, role: quasi, hierarchy: {levels: 1}, constraints: {enum: [a, b]}}
        - {name: seconds, type: integer, role: measure, round: 60}
      privacy:
        noise:
          epsilon: 1
          delta: 0
          contribution: 3
          levels: {hour: 1, gate: 0}
          sums: {seconds: {from: 0, to: 7200, step: 60}}
          budget: {total: 10, window: P1Y, domain: riders}
      graph: {mapping: rides.rq}
      index: {rows: true, text: [hour]}
      """;

  @TempDir Path root;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(root.resolve("rides"));
    Files.writeString(folder.resolve("rides.rq"), "CONSTRUCT {} WHERE {}");
  }

  @Test
  void read_valid_publishesCountsPerKey() throws IOException {
    var descriptor = read(VALID);

    var table = descriptor.tables().getFirst();
    assertThat(table.published())
        .extracting(Field::name)
        .containsExactly("hour", "gate", "count", "seconds_sum");
    assertThat(table.noise().orElseThrow().levels()).containsExactly(1, 0);
    assertThat(table.personal()).isTrue();
    assertThat(descriptor.privacy()).isEmpty();
    assertThat(PublicKeys.listed(table.quasi().getFirst())).hasSize(25).contains("", "0", "23");
    assertThat(PublicKeys.listed(table.quasi().getLast())).containsOnly("", "a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "45 5 * * *      | P1Y | runs 366 times within P1Y, first and last counted | cron: \"45 5 1"
            + " 1,4,7,10 *\", or state an epsilon of 0.027 or less",
        "*/5 1-3 * * 1-5 | P1M | pays for 10 releases of epsilon 1 | cron: \"0 5 * * 1\"",
        "0 5 1 * *       | P1Y | runs 13 times | cron: \"0 5 1 1,4,7,10 *\", or state an epsilon of"
            + " 0.76",
        "0 5 1 * *       | P9M | |",
        "0 5 1 1,4,7 *   | P3Y | |",
        "0 5 1 1,4,7 *   | P4Y | runs 13 times | cron: \"0 5 1 1,7 *\"",
        "0 5 29 2 *      | P1Y | |",
      })
  void read_schedule_isOneThatTheBudgetPaysFor(
      String cron, String window, String count, String remedy) throws IOException {
    var schedule = "schedule: {cron: \"%s\", zone: Asia/Seoul}\nprivacy:\n".formatted(cron);
    var text = VALID.replace("privacy:\n", schedule).replace("P1Y", window);

    if (count == null) {
      assertThat(read(text).schedule()).isPresent();
    } else {
      var errors = catchThrowableOfType(DescriptorException.class, () -> read(text)).errors();
      assertThat(errors).singleElement().extracting(DescriptorError::line).isEqualTo(13);
      assertThat(errors.getFirst().toString()).contains(count, remedy);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epsilon: 1| | 16| missing key 'epsilon'",
        "epsilon: 1| epsilon: 0| 15| epsilon must be above 0",
        "epsilon: 1| epsilon: 11| 15| more than the budget",
        "delta: 0| | 15| missing key 'delta'",
        "delta: 0| delta: -1| 15| far below one",
        "delta: 0| delta: 0.00001| 20| delta is spent too",
        "contribution: 3| | 15| missing key 'contribution'",
        "contribution: 3| contribution: 0| 15| contribution must be",
        "'levels: {hour: 1, gate: 0}'| levels: {hour: 1}| 18| missing key 'gate'",
        "hour: 1| hour: 3| 18| has no level 3",
        "', constraints: {enum: [a, b]}'| | 18| not public",
        "', constraints: {minimum: 0, maximum: 23}'| | 18| not public",
        "', step: 60'| | 19| missing key 'step'",
        "to: 7200| to: 7201| 19| multiples of step",
        "sums: {seconds| sums: {hour| 19| unknown key 'hour'",
        "', window: P1Y'| | 20| missing key 'window'",
        "P1Y| forever| 20| no period",
        "', domain: riders'| | 20| missing key 'domain'",
        "name: gate| name: count| 18| unknown key 'gate'",
        "text: [hour]| text: [seconds]| 22| no published field",
      })
  void read_halfStated_isRefusedWithItsLine(String good, String bad, int line, String message)
      throws IOException {
    var text = VALID.replace(good, bad == null ? "" : bad);

    var refused = catchThrowableOfType(DescriptorException.class, () -> read(text));

    assertThat(refused.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.toString()).contains(message);
              assertThat(error.line()).isEqualTo(line);
            });
  }

  @Test
  void read_policyForRowsBesideNoise_isRefused() throws IOException {
    var text = VALID.replace("privacy:\n", "privacy:\n  suppression: 5%\n");

    var refused = catchThrowableOfType(DescriptorException.class, () -> read(text));

    assertThat(refused.errors()).singleElement().asString().contains("no rows for 'suppression'");
  }

  @Test
  void read_thresholdForUnknownKeys_isTaken() throws IOException {
    var text =
        VALID
            .replace(", constraints: {enum: [a, b]}", "")
            .replace("delta: 0", "delta: 0.000001")
            .replace("total: 10", "total: 10, delta: 0.00001");

    assertThat(read(text).tables().getFirst().noise().orElseThrow().publicKeys()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type: time, role: quasi, hierarchy: {time: [hour]}| 86401",
        "type: date, role: quasi, hierarchy: {time: [day, week]}, constraints: {enum: [2026-11-23,"
            + " 2026-11-24]}| 3",
        "type: string, role: quasi, hierarchy: {h3: [8, 6]}, constraints: {required: true, enum:"
            + " [8830e1d8d3fffff]}| 1",
      })
  void read_timesAndCellsThatTheFolderTells_arePublicKeys(String field, int keys)
      throws IOException {
    var text =
        VALID.replace(
            "type: integer, role: quasi, hierarchy: {interval: [6]}, constraints: {minimum: 0,"
                + " maximum: 23}",
            field);

    var table = read(text).tables().getFirst();

    assertThat(PublicKeys.listed(table.quasi().getFirst())).hasSize(keys);
  }

  @Test
  void read_momentsAsPublicKeys_areRefused() throws IOException {
    var text =
        VALID.replace(
            "type: integer, role: quasi, hierarchy: {interval: [6]}, constraints: {minimum: 0,"
                + " maximum: 23}",
            "type: datetime, role: quasi, hierarchy: {time: [hour, day]}");

    var refused = catchThrowableOfType(DescriptorException.class, () -> read(text));

    assertThat(refused.errors()).singleElement().asString().contains("not public");
  }

  private Descriptor read(String text) throws IOException {
    Files.writeString(folder.resolve("dataset.yaml"), text);
    return DescriptorReader.read(folder);
  }
}
