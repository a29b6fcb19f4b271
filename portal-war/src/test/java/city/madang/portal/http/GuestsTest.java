package city.madang.portal.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import city.madang.portal.problem.ProblemException;
import org.junit.jupiter.api.Test;

class GuestsTest {
  private final Guests guests = new Guests(3, 2);

  @Test
  void enter_moreThanOfOneClient_leavesRoomToOthers() {
    var first = guests.enter("a");
    guests.enter("a");

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> guests.enter("a"));
    assertThatNoException().isThrownBy(() -> guests.enter("b"));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> guests.enter("c"));

    first.close();
    first.close();

    assertThatNoException().isThrownBy(() -> guests.enter("a"));
    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> guests.enter("c"));
  }
}
