package city.madang.etl.privacy;

import static city.madang.etl.privacy.Releases.lines;
import static city.madang.etl.privacy.Releases.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.PrivacyPolicy.Recoding;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerifierTest {
  private static final List<RawHierarchy> HIERARCHIES =
      List.of(
          lines("place", "a;AB;*", "b;AB;*", "c;CD;*", "d;CD;*"),
          new RawHierarchy.Ranges("year", List.of(5, 10), Set.of("1991", "1995", "1998")));
  private static final PrivacyPolicy POLICY = policy(3, 0.2, Recoding.LOCAL);

  @Test
  void verify_soundRelease_givesTheFigures() {
    var verified = verify(new RowFigures(12, 8, 2, 2), released("AB", "1995-1999", 5), top(3));

    assertThat(verified.reasons()).isEmpty();
    assertThat(verified.k()).isEqualTo(new Verification.SmallestClass(3, 3, 3));
    assertThat(verified.classes()).isEqualTo(2);
    assertThat(verified.discernibility()).isEqualTo(25 + 9 + 2 * 10);
    assertThat(verified.averageClassSize()).isEqualTo(4);
    double place = ((5 * 0.5 + 3 + 2) / 10 - 0.25) / 0.75;
    double year = ((5 * 2 / 3.0 + 3 + 2) / 10 - 1 / 3.0) / (2 / 3.0);
    assertThat(verified.loss()).isCloseTo((place + year) / 2, within(1e-12));
  }

  @Test
  void verify_classBelowK_isRefused() {
    refused(
        figures(7), "1 classes with 2 rows hold fewer than 3", top(5), released("a", "1991", 2));
  }

  @Test
  void verify_enoughRowsOfTooFewPeople_isRefused() {
    var policy = new PrivacyPolicy(3, 0, Recoding.LOCAL, false);
    var evidence = new Evidence(HIERARCHIES, policy, figures(9));

    var verified =
        Verifier.verify(evidence, Stream.of(new ReleasedClass(List.of("a", "1991"), 9, 2)));

    assertThat(verified.reasons())
        .containsExactly("1 classes with 9 rows hold fewer than 3 entities");
    assertThat(verified.k()).isEqualTo(new Verification.SmallestClass(3, 2, 9));
  }

  @Test
  void verify_valueOutsideTheHierarchy_isRefused() {
    refused(figures(5), "value that is not in the hierarchy of field place", released("E", "*", 5));
    refused(figures(5), "hierarchy of field year", released("*", "1994-1998", 5));
    refused(figures(5), "hierarchy of field year", released("*", "1992", 5));
    refused(figures(5), "hierarchy of field year", released("*", "1980-1989", 5));
  }

  @Test
  void verify_rowIsEntityWithOtherCounts_isRefused() {
    refused(figures(5), "cannot be true", new ReleasedClass(List.of("*", "*"), 5, 4));
  }

  @Test
  void verify_classTwice_isRefused() {
    refused(figures(8), "1 classes are listed more than once", top(4), top(4));
  }

  @Test
  void verify_tupleOfAnotherWidth_isRefused() {
    refused(figures(4), "another number of values", new ReleasedClass(List.of("*"), 4, 4));
  }

  @Test
  void verify_rowsThatVanish_areRefused() {
    refused(new RowFigures(9, 5, 1, 2), "rows read (9) are not published (5)", top(5));
  }

  @Test
  void verify_claimedRowsThatAreNotThere_areRefused() {
    refused(figures(6), "the run claims 6 published rows, the file holds 5", top(5));
  }

  @Test
  void verify_tooManySuppressed_isRefused() {
    refused(new RowFigures(10, 7, 3, 0), "3 rows are suppressed, the policy allows 2", top(7));
  }

  @Test
  void verify_nothingReleased_isRefused() {
    refused(new RowFigures(2, 0, 0, 2), "nothing would be published");
  }

  @Test
  void verify_hierarchyWithoutTop_isRefused() {
    var hierarchies = List.of(lines("place", "a;AB", "b;AB"));
    var evidence = new Evidence(hierarchies, POLICY, figures(5));

    var verified = Verifier.verify(evidence, Stream.of(new ReleasedClass(List.of("AB"), 5, 5)));

    assertThat(verified.reasons()).containsExactly("2 flaws in the hierarchy of field place");
  }

  private static void refused(RowFigures claimed, String reason, ReleasedClass... classes) {
    var verified = verify(claimed, classes);

    assertThat(verified.passed()).isFalse();
    assertThat(verified.reasons()).anySatisfy(said -> assertThat(said).contains(reason));
  }

  private static Verification verify(RowFigures claimed, ReleasedClass... classes) {
    return Verifier.verify(new Evidence(HIERARCHIES, POLICY, claimed), Stream.of(classes));
  }

  private static RowFigures figures(long published) {
    return new RowFigures(published, published, 0, 0);
  }

  private static ReleasedClass top(long rows) {
    return released("*", "*", rows);
  }

  private static ReleasedClass released(String place, String year, long rows) {
    return new ReleasedClass(List.of(place, year), rows, rows);
  }
}
