package city.madang.etl.privacy.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DescriptorTestData;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.PrivacyRefusal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttackFiguresTest {
  private static final PrivacyPolicy POLICY = new PrivacyPolicy(5, 0, Recoding.LOCAL, false);
  private static final Intersection FIRST = Intersection.none("first");

  @Test
  void of_shareAtTheLimit_passes() {
    assertThat(linkKeys(new LinkKey(List.of("seconds"), 1, 0.05)).reasons()).isEmpty();
  }

  @Test
  void of_columnAboveTheLimit_isNamedOnceWithRemedy() {
    var figures =
        linkKeys(
            new LinkKey(List.of("seconds"), 0.4, 0.371),
            new LinkKey(List.of("day"), 0, 0),
            new LinkKey(List.of("seconds", "day"), 0.9, 0.9));

    assertThat(figures.reasons())
        .singleElement()
        .asString()
        .contains("seconds", "37.1%", "5.0%", "round");
  }

  @Test
  void of_pairAboveTheLimit_namesBoth() {
    var figures =
        linkKeys(
            new LinkKey(List.of("meters"), 0, 0.01),
            new LinkKey(List.of("minutes"), 0, 0.01),
            new LinkKey(List.of("meters", "minutes"), 0.9, 0.2));

    assertThat(figures.reasons()).singleElement().asString().contains("meters and minutes");
  }

  @Test
  void of_pseudonyms_judgesHashCopyAndFunction() {
    assertThat(pseudonym(false, 100, 0, 1, 90, 80, 95)).contains("plain hash of column rider");
    assertThat(pseudonym(false, 100, 6, 0, 90, 80, 95)).contains("repeats column rider");
    assertThat(pseudonym(false, 100, 5, 0, 90, 80, 95)).isEmpty();
    assertThat(pseudonym(true, 100, 0, 0, 40, 30, 40)).contains("belongs to one value");
    assertThat(pseudonym(false, 100, 0, 0, 40, 30, 40)).isEmpty();
    assertThat(pseudonym(false, 100, 0, 0, 30, 30, 30)).contains("belongs to one value");
    assertThat(pseudonym(true, 100, 0, 0, 4, 4, 4)).isEmpty();
  }

  @Test
  void of_candidatesBelowK_countsEntities() {
    var figures =
        AttackFigures.of(
            POLICY,
            List.of(),
            List.of(),
            new Intersection(2, 90, 1, 7, ""),
            new Differencing(2, 3, 2, 3));

    assertThat(figures.reasons()).hasSize(2);
    assertThat(figures.reasons().getFirst()).startsWith("7 of the 90 entities");
    assertThat(figures.reasons().getLast()).startsWith("3 classes differ");
  }

  @Test
  void and_nothingLeft_keepsTheOtherMinimum() {
    var both = new Differencing(1, 0, 0, 0).and(new Differencing(1, 2, 6, 0));

    assertThat(both).isEqualTo(new Differencing(2, 2, 6, 0));
  }

  @Test
  void combinations_tooManyColumns_isRefused() {
    var many = DescriptorTestData.dataset().open(FieldType.STRING, names(46)).table();
    var most = DescriptorTestData.dataset().open(FieldType.STRING, names(45)).table();

    assertThat(LinkKeyColumns.combinations(most)).hasSize(45 + 45 * 44 / 2);
    assertThatThrownBy(() -> LinkKeyColumns.combinations(many))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("46 published columns");
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).toArray(String[]::new);
  }

  private static AttackFigures linkKeys(LinkKey... keys) {
    return AttackFigures.of(POLICY, List.of(keys), List.of(), FIRST, Differencing.NONE);
  }

  private static String pseudonym(
      boolean entity, long rows, long equal, long hashed, long values, long secrets, long pairs) {
    var figures =
        new Pseudonym("code", "rider", entity, rows, equal, hashed, values, secrets, pairs);
    return String.join(
        ";",
        AttackFigures.of(POLICY, List.of(), List.of(figures), FIRST, Differencing.NONE).reasons());
  }
}
