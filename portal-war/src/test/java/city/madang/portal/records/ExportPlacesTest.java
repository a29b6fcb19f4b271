package city.madang.portal.records;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.portal.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExportPlacesTest {
  private final ExportPlaces places = new ExportPlaces(Duration.ofMillis(1));

  @Test
  void enter_moreThanAnAddressMayHave_isRefusedUntilOneLeaves() {
    for (int i = 0; i < ExportPlaces.MOST; i++) {
      places.enter("192.0.2.1");
    }

    assertThatThrownBy(() -> places.enter("192.0.2.1")).isInstanceOf(ProblemException.class);
    assertThatCode(() -> places.enter("192.0.2.2")).doesNotThrowAnyException();
    places.leave("192.0.2.1");
    assertThatCode(() -> places.enter("192.0.2.1")).doesNotThrowAnyException();
  }
}
