package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.STRING;
import static city.madang.etl.dataset.Role.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.verify.ReleasedClass;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawClassesTest {
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
