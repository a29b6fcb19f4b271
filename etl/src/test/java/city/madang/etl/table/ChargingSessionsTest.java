package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.Role.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.search.Anonymizer;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// 3,395 real charging sessions of 85 drivers: few people behind many rows.
class ChargingSessionsTest {
  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data", "none"));
  private static final DescriptorTestData SESSIONS =
      dataset()
          .role(ENTITY, STRING, "userId")
          .quasi(STRING, "locationId", "weekday")
          .quasi(INTEGER, "startTime");

  @TempDir Path folder;

  /// PRIVACY section 1.
  @Test
  void rawSizes_chargingSessions_showWhatCountingRowsHides() throws IOException {
    try (var data = new EngineTestData(folder)) {
      var staged = data.stage(SESSIONS, sessions());

      var sizes = data.engine.rawSizes(data.staged(), SESSIONS.table(), false);

      assertThat(staged.rowsStaged()).isEqualTo(3_395);
      assertThat(Risk.of(sizes, 5).rowCounting())
          .isEqualTo(new Risk.RowCounting(2_367, 1_933, 245));
    }
  }

  @Test
  void release_classesOfFiveRows_isRefusedByDrivers() throws IOException {
    try (var data = new EngineTestData(folder)) {
      data.stage(SESSIONS, sessions());

      var verified = release(data, true);

      assertThat(verified.passed()).isFalse();
      assertThat(verified.k().rows()).isGreaterThanOrEqualTo(5);
      assertThat(verified.k().entities()).isLessThan(5);
    }
  }

  @Test
  void release_classesOfFiveDrivers_passes() throws IOException {
    try (var data = new EngineTestData(folder)) {
      data.stage(SESSIONS, sessions());

      var verified = release(data, false);

      assertThat(verified.reasons()).isEmpty();
      assertThat(verified.k().entities()).isGreaterThanOrEqualTo(5);
    }
  }

  /// Anonymizes by rows or by drivers, and verifies by drivers.
  private Verification release(EngineTestData data, boolean byRows) {
    var table = SESSIONS.table();
    var histogram = data.engine.histogram(data.staged(), table, byRows, 5);
    List<RawHierarchy> raw =
        IntStream.range(0, table.quasi().size())
            .<RawHierarchy>mapToObj(
                field ->
                    new RawHierarchy.Values(
                        histogram.fields().get(field), new HashSet<>(histogram.values(field))))
            .toList();
    var plan = Anonymizer.plan(histogram, raw.stream().map(Hierarchy::of).toList(), policy(byRows));
    data.engine.release(data.staged(), table, plan, data.released());
    var published = data.engine.count(data.released());
    var claimed = new RowFigures(3_395, published, 3_395 - published, 0);
    try (var classes = data.engine.classes(data.released(), data.staged(), table, false)) {
      return Verifier.verify(new Evidence(raw, policy(false), claimed), classes);
    }
  }

  private static PrivacyPolicy policy(boolean rowIsEntity) {
    return new PrivacyPolicy(5, 0.05, Recoding.LOCAL, rowIsEntity);
  }

  private static String sessions() throws IOException {
    var file = SHARED.resolve("personal/ev-workplace-sessions.csv.gz");
    assumeTrue(Files.exists(file), "shared data are not here");
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.split(",", -1))
          .map(cells -> String.join(",", cells[10], cells[12], cells[7], cells[4]) + "\n")
          .collect(Collectors.joining());
    }
  }
}
