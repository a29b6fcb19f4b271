package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.Role.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.verify.ReleasedClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawClassesTest {
  private static final Path SHARED = Path.of(System.getProperty("madang.shared.data", "none"));

  @TempDir Path folder;

  @Test
  void rawClasses_noEntity_isOnePersonWithoutAName() {
    var rides = rides();
    try (var data = new EngineTestData(folder)) {
      data.stage(rides, "rider,place\nr1,a\nr1,a\nr2,a\n,b\n,b\n");

      assertThat(classes(data, rides, false))
          .containsExactlyInAnyOrder(
              new ReleasedClass(List.of("a"), 3, 2), new ReleasedClass(List.of("b"), 2, 1));
      assertThat(classes(data, rides, true))
          .containsExactlyInAnyOrder(
              new ReleasedClass(List.of("a"), 3, 3), new ReleasedClass(List.of("b"), 2, 2));
      assertThat(Risk.of(data.engine.rawSizes(data.staged(), rides.table(), false), 2).uniques())
          .isEqualTo(new Risk.Uniques(1, 2));
    }
  }

  /// PRIVACY section 1.
  @Test
  void rawSizes_chargingSessions_showWhatCountingRowsHides() throws IOException {
    var sessions =
        dataset()
            .role(ENTITY, STRING, "userId")
            .quasi(STRING, "locationId", "weekday")
            .quasi(INTEGER, "startTime");
    var text = sessions();
    try (var data = new EngineTestData(folder)) {
      var staged = data.stage(sessions, text);
      var sizes = data.engine.rawSizes(data.staged(), sessions.table(), false);

      assertThat(staged.rowsStaged()).isEqualTo(3_395);
      assertThat(sizes.rows()).isEqualTo(3_395);
      assertThat(Risk.of(sizes, 5).rowCounting())
          .isEqualTo(new Risk.RowCounting(2_367, 1_933, 245));
    }
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

  private static DescriptorTestData rides() {
    return dataset().role(ENTITY, STRING, "rider").quasi(STRING, "place");
  }

  private static List<ReleasedClass> classes(
      EngineTestData data, DescriptorTestData dataset, boolean rowIsEntity) {
    try (var classes = data.engine.rawClasses(data.staged(), dataset.table(), rowIsEntity)) {
      return classes.toList();
    }
  }
}
