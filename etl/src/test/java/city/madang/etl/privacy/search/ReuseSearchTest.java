package city.madang.etl.privacy.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.Releases;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rows by place; released were `Insadong` and `north`, and what was searched lost a fifth.
class ReuseSearchTest {
  private static final List<Hierarchy> PLACES =
      List.of(
          Hierarchy.table(
              "place",
              List.of(
                  List.of("Insadong", "north", "*"),
                  List.of("Bukchon", "north", "*"),
                  List.of("Gangnam", "south", "*"))));
  private static final List<List<String>> CLASSES = List.of(List.of("Insadong"), List.of("north"));

  @Test
  void plan_newRowsInOldClasses_takesTheFinestThatCovers() {
    var plan = plan(earlier(0.2), "Insadong 9", "Bukchon 3");

    assertThat(plan.method()).isEqualTo("reused");
    assertThat(released(plan)).containsExactly(Optional.of("north"), Optional.of("Insadong"));
    assertThat(plan.loss()).isEqualTo(0.125);
    assertThat(plan.searchedLoss()).isEqualTo(0.2);
  }

  @Test
  void plan_oldClassesThatLoseMore_isSearchedAnew() {
    var plan = plan(earlier(0.1), "Insadong 9", "Bukchon 3");

    assertThat(plan.method()).isEqualTo("mondrian");
    assertThat(plan.searchedLoss()).isEqualTo(plan.loss());
  }

  @Test
  void plan_oldClassThatIsTooSmallNow_isSearchedAnew() {
    assertThat(plan(earlier(1), "Insadong 9", "Bukchon 2").method()).isEqualTo("mondrian");
  }

  @Test
  void plan_valueThatNoOldClassCovers_isSearchedAnew() {
    assertThat(plan(earlier(1), "Insadong 9", "Gangnam 3").method()).isEqualTo("mondrian");
  }

  @Test
  void plan_carriedAndHeldBackRows_countInEveryFigure() {
    var earlier = new Earlier(List.of(new CarriedClass(List.of("north"), 6)), 2, CLASSES, 1);

    var plan = Anonymizer.plan(histogram("Insadong 4"), PLACES, policy(0.25), earlier);

    assertThat(plan.continues()).isTrue();
    assertThat(plan.suppressedRows()).isEqualTo(2);
    assertThat(plan.levels()).containsEntry("place", List.of(4L, 6L, 0L));
    // 6 rows lose a half, 2 all, 4 nothing.
    assertThat(plan.loss()).isEqualTo(5.0 / 12);
  }

  @Test
  void plan_moreHeldBackThanMayBeSuppressed_isRefused() {
    var earlier = new Earlier(List.of(), 2, CLASSES, 1);

    assertThatThrownBy(() -> Anonymizer.plan(histogram("Insadong 9"), PLACES, policy(0.1), earlier))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("2 rows that earlier releases hold cannot stay");
  }

  @Test
  void plan_tooFewNewRows_waitIfThePolicyAllows() {
    var earlier = new Earlier(List.of(new CarriedClass(List.of("north"), 18)), 0, CLASSES, 1);

    var plan = Anonymizer.plan(histogram("Insadong 2"), PLACES, policy(0.1), earlier);

    assertThat(plan.method()).isEqualTo("carried");
    assertThat(plan.suppressedRows()).isEqualTo(2);
  }

  private static Plan plan(Earlier earlier, String... cells) {
    return Anonymizer.plan(histogram(cells), PLACES, policy(0), earlier);
  }

  private static Earlier earlier(double searchedLoss) {
    return new Earlier(List.of(), 0, CLASSES, searchedLoss);
  }

  private static PrivacyPolicy policy(double suppression) {
    return Releases.policy(3, suppression, Recoding.LOCAL);
  }

  /// @param cells such as `Insadong 9`
  private static Histogram histogram(String... cells) {
    return Histogram.of(
        List.of("place"),
        Stream.of(cells)
            .map(cell -> cell.split(" "))
            .map(cell -> new Cell(List.of(cell[0]), Long.parseLong(cell[1]))));
  }

  private static List<Optional<String>> released(Plan plan) {
    return plan.recodings().map(one -> one.released().map(List::getFirst)).toList();
  }
}
