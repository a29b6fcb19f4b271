package city.madang.etl.privacy.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.privacy.Releases;
import city.madang.etl.privacy.SharedTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RiskTest {
  @Test
  void of_rawAdult_isTheKnownRisk() {
    var risk = Risk.of(Releases.sizes(SharedTables.adult().histogram()), 5);

    assertThat(risk.uniques()).isEqualTo(new Risk.Uniques(15_512, 15_512));
    assertThat(risk.prosecutor().mean()).isEqualTo(0.6465751607983555);
    assertThat(risk.prosecutor().highest()).isEqualTo(1);
    assertThat(risk.marketer()).isEqualTo(19_502 / 30_162.0);
  }

  @Test
  void of_busyPerson_countsPeopleNotRows() {
    var sizes = new ClassSizes();
    sizes.add(new ClassSize(9, 1));
    sizes.add(new ClassSize(6, 4));
    sizes.add(new ClassSize(5, 5));

    var risk = Risk.of(sizes, 5);

    assertThat(risk.prosecutor().mean()).isCloseTo((9 + 6 / 4.0 + 1) / 20, within(1e-15));
    assertThat(risk.prosecutor().shareAbove()).isEqualTo(15 / 20.0);
    assertThat(risk.uniques()).isEqualTo(new Risk.Uniques(1, 9));
    assertThat(risk.rowCounting()).isEqualTo(new Risk.RowCounting(20, 15, 9));
    assertThat(risk.journalist()).isEmpty();
  }

  @Test
  void of_noClass_isZeroEverywhere() {
    var risk = Risk.of(new ClassSizes(), 5);

    assertThat(risk.prosecutor()).isEqualTo(new Likelihood(0, 0, 0.2, 0));
    assertThat(risk.marketer()).isZero();
    assertThat(Distribution.of(new ClassSizes(), 0).averageClassSize()).isZero();
  }

  @Test
  void distribution_suppressedRows_countAgainstTheWholeTable() {
    var sizes = new ClassSizes();
    sizes.add(new ClassSize(5, 5));
    sizes.add(new ClassSize(3, 3));

    var distribution = Distribution.of(sizes, 2);

    assertThat(distribution.discernibility()).isEqualTo(25 + 9 + 2 * 10);
    assertThat(distribution.averageClassSize()).isEqualTo(4);
    assertThat(distribution.buckets().get(1)).isEqualTo(new SizeBucket(2, 4, 1, 3));
    assertThat(distribution.buckets().get(2)).isEqualTo(new SizeBucket(5, 9, 1, 5));
    assertThat(distribution.buckets()).last().isEqualTo(new SizeBucket(500, 0, 0, 0));
  }

  @Property(tries = 50)
  void of_anyOrder_isEqualToTheLastBit(@ForAll @IntRange(min = 1, max = 99_999) int seed) {
    var random = new Random(seed);
    var sizes = new ArrayList<ClassSize>();
    for (int i = 0; i < 300; i++) {
      long entities = 1L + random.nextInt(40);
      sizes.add(new ClassSize(entities + random.nextInt(9), entities));
    }

    var before = counted(sizes);
    Collections.shuffle(sizes, random);

    assertThat(Risk.of(counted(sizes), 5)).isEqualTo(Risk.of(before, 5));
    assertThat(Distribution.of(counted(sizes), 7)).isEqualTo(Distribution.of(before, 7));
  }

  private static ClassSizes counted(List<ClassSize> sizes) {
    var counted = new ClassSizes();
    sizes.forEach(counted::add);
    return counted;
  }
}
