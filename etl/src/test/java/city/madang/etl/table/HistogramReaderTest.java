package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.INTEGER;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.Role.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.privacy.histogram.Histogram;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramReaderTest {
  private static final DescriptorTestData RIDES =
      dataset().role(ENTITY, STRING, "rider").quasi(STRING, "place").quasi(INTEGER, "hour");

  @TempDir Path folder;

  @Test
  void readEntities_manyPasses_isTheHistogramOfOne() {
    try (var data = new EngineTestData(folder)) {
      data.stage(RIDES, rides());

      var one = read(data, Long.MAX_VALUE);

      assertThat(one.rows()).isEqualTo(2_000);
      assertThat(one.size()).isGreaterThan(100);
      assertThat(read(data, 10_000).cells()).containsExactlyElementsOf(one.cells().toList());
      assertThat(read(data, 1_000).cells()).containsExactlyElementsOf(one.cells().toList());
    }
  }

  private Histogram read(EngineTestData data, long memoryBytes) {
    var limits = new EngineLimits(256L << 20, 2);
    try (var session = Session.open("group", folder.resolve("spill"), limits, data.staged())) {
      return new HistogramReader(session, RIDES.table())
          .readEntities(data.staged(), 3, memoryBytes);
    }
  }

  private static String rides() {
    var random = new Random(5);
    var rows = new StringBuilder("rider,place,hour\n");
    for (int i = 0; i < 2_000; i++) {
      rows.append(
          "r%d,%s,%d\n"
              .formatted(
                  random.nextInt(90),
                  random.nextInt(9) == 0 ? "" : "p" + random.nextInt(9),
                  random.nextInt(24)));
    }
    return rows.toString();
  }
}
