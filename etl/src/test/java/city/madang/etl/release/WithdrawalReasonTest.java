package city.madang.etl.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawalReasonTest {
  @Test
  void new_longestText_isKept() {
    assertThat(new WithdrawalReason("가".repeat(500)).text()).hasSize(500);
    assertThat(new WithdrawalReason(" wrong stops 🚏 ").text()).isEqualTo("wrong stops 🚏");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "two\nlines",
        "bell \u0007",
        "\u001b[31mred",
        "a\u2028b",
        "half \ud83d"
      })
  void new_noLineOfText_isRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new WithdrawalReason(text));
  }

  @Test
  void new_tooLong_isRefusedWithoutRepeatingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WithdrawalReason("x".repeat(501)))
        .withMessageContaining("501")
        .withMessageNotContaining("xx");
  }
}
