package city.madang.etl.privacy.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.madang.etl.privacy.PrivacyRefusal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private static final List<String> FIELDS = List.of("sex", "age");

  @Test
  void of_equalTuples_addUpAndUnite() {
    var histogram = Histogram.of(FIELDS, Stream.of(cell("f", 3, 1, 5), cell("f", 2, 5, 7)));

    assertThat(histogram.cells()).containsExactly(cell("f", 5, 1, 5, 7));
    assertThat(histogram.rows()).isEqualTo(5);
  }

  @Test
  void of_limit_keepsTheSmallestHashes() {
    var histogram = Histogram.of(FIELDS, 2, Stream.of(cell("f", 3, 4, 5, 9), cell("f", 2, -5, 7)));

    assertThat(histogram.cells()).containsExactly(cell("f", 5, -5, 4));
  }

  @Test
  void of_someCellsWithoutEntities_isRefused() {
    assertThatExceptionOfType(PrivacyRefusal.class)
        .isThrownBy(() -> Histogram.of(FIELDS, Stream.of(cell("f", 3, 1), cell("m", 2))))
        .withMessageContaining("1 distinct tuples have rows without an entity");
  }

  @Test
  void of_tupleOfAnotherWidth_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Histogram.of(FIELDS, Stream.of(new Cell(List.of("f"), 1))));
  }

  @Test
  void merge_otherFields_isRejected() {
    var histogram = Histogram.of(FIELDS, Stream.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> histogram.merge(Histogram.of(List.of("x"), Stream.of())));
  }

  @Test
  void cell_unsortedEntities_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> cell("f", 3, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> cell("f", 3, 1, 1));
  }

  @Test
  void cell_moreEntitiesThanRows_isRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> cell("f", 1, 1, 2));
  }

  @Test
  void toString_anyCell_showsNoValue() {
    assertThat(cell("f", 1).toString()).doesNotContain("f,", "30");
  }

  private static Cell cell(String sex, long rows, long... entities) {
    return new Cell(List.of(sex, "30"), rows, entities);
  }
}
