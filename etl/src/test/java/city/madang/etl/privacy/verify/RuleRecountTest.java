package city.madang.etl.privacy.verify;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.SensitiveRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleRecountTest {
  private final RuleRecount recount =
      new RuleRecount(
          new Measure(
              new SensitiveRule.Distinct("kind", 2),
              new Reference("kind", new LinkedHashMap<>(Map.of("a", 6L, "b", 4L))),
              Optional.empty()));

  @Test
  void figure_ofTwoClasses_tellsHowOftenAGuessIsRight() {
    recount.add(Map.of("a", 1L, "b", 3L));
    recount.add(Map.of("a", 2L, "b", 1L, "c", 1L));

    assertThat(recount.figure().measured()).isEqualTo(2);
    assertThat(recount.figure().guess()).isEqualTo(new Guess(0.75, 5 / 8.0, 0.6));
  }

  @Test
  void figure_withoutAnyClass_claimsNothing() {
    assertThat(recount.figure().guess()).isEqualTo(new Guess(0, 0, 0.6));
  }
}
