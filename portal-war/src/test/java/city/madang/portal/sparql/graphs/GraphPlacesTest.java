package city.madang.portal.sparql.graphs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import org.junit.jupiter.api.Test;

class GraphPlacesTest {
  private final GraphPlaces places = new GraphPlaces();

  @Test
  void enter_moreThanAnAddressMayHave_leavesPlacesToOthers() {
    places.enter("192.0.2.1");
    places.enter("192.0.2.1");

    assertRefused("192.0.2.1");
    assertThatCode(() -> places.enter("192.0.2.2")).doesNotThrowAnyException();
  }

  @Test
  void enter_allPlacesTaken_isRefusedUntilOneIsGivenBack() {
    var first = places.enter("192.0.2.1");
    places.enter("192.0.2.1");
    places.enter("192.0.2.2");
    places.enter("192.0.2.2");
    assertRefused("192.0.2.3");

    first.close();
    first.close(); // once more, which frees no other's place

    places.enter("192.0.2.3");
    assertRefused("192.0.2.3");
  }

  private void assertRefused(String address) {
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> places.enter(address));
  }
}
