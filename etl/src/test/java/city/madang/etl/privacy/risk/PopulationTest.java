package city.madang.etl.privacy.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private final Population population =
      new Population(
          List.of(
              Hierarchy.table("place", List.of(List.of("a", "AB", "*"), List.of("b", "AB", "*"))),
              Hierarchy.interval("year", List.of(10), Set.of("1991", "1995"))),
          Set.of("place"));

  @BeforeEach
  void fill() {
    population.add(List.of("a", "1991"), 30, 2);
    population.add(List.of("b", "1995"), 40, 3);
    population.add(List.of("b", "2004"), 5, 4);
  }

  @Test
  void people_tuple_areThoseWhomItFits() {
    assertThat(population.people(List.of("a", "1991"))).isEqualTo(30);
    assertThat(population.people(List.of("AB", "1990-1999"))).isEqualTo(70);
    assertThat(population.people(List.of("b", "*"))).isEqualTo(45);
    assertThat(population.people(List.of("a", "1995"))).isZero();
    assertThat(population.people()).isEqualTo(75);
  }

  @Test
  void compatible_fewerPeopleThanInTheTable_takesTheTables() {
    assertThat(population.compatible(List.of("a", "1995"), new ClassSize(9, 3)))
        .isEqualTo(new ClassSize(9, 3));
    assertThat(population.compatible(List.of("b", "*"), new ClassSize(9, 3)))
        .isEqualTo(new ClassSize(9, 45));
  }

  @Test
  void add_unknownLeafOrSamePeopleAgain_isRefusedWithItsLine() {
    assertThatThrownBy(() -> population.add(List.of("Hanok", "1991"), 1, 5))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("line 5")
        .hasMessageContaining("place")
        .hasMessageNotContaining("Hanok");
    assertThatThrownBy(() -> population.add(List.of("a", "1991"), 1, 6))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("line 6");
  }

  @Test
  void risk_population_isTheJournalists() {
    var sizes = new ClassSizes();
    sizes.add(new ClassSize(2, 2));
    var fitting = new ClassSizes();
    fitting.add(population.compatible(List.of("b", "*"), new ClassSize(2, 2)));

    var risk = Risk.of(sizes, fitting, population.people(), 5);

    assertThat(risk.prosecutor().highest()).isEqualTo(0.5);
    assertThat(risk.journalist()).contains(new Likelihood(1 / 45.0, 1 / 45.0, 0.2, 0));
  }
}
