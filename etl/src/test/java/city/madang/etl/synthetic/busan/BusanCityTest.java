package city.madang.etl.synthetic.busan;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.place.District;
import city.madang.etl.place.Districts;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BusanCityTest {
  private static final BusanCity CITY = BusanCity.of(7);

  @Test
  void of_sameSeed_isTheSameCityAndAnotherSeedAnother() {
    var again = BusanCity.of(7);

    assertThat(again.stops()).isEqualTo(CITY.stops());
    assertThat(again.routes()).isEqualTo(CITY.routes());
    assertThat(again.junctions()).isEqualTo(CITY.junctions());
    assertThat(BusanCity.of(8).stops()).isNotEqualTo(CITY.stops());
  }

  @Test
  void crossings_lieInTheirDistricts_andAllDistrictsHaveSome() {
    var crossings = CITY.streets().crossings();

    assertThat(crossings).hasSizeBetween(2_500, 6_000).allSatisfy(it -> assertInside(it.place()));
    assertThat(CITY.districts())
        .hasSize(16)
        .allSatisfy(it -> assertThat(CITY.crossings(it.code())).hasSizeGreaterThan(8));
  }

  @Test
  void streets_leadFromAnyCrossingToEveryOther() {
    var reached = new HashSet<>(List.of(0));
    var next = List.of(0);

    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(it -> CITY.streets().from(it).stream())
              .map(Street::to)
              .filter(reached::add)
              .toList();
    }

    assertThat(reached).hasSameSizeAs(CITY.streets().crossings());
  }

  @Test
  void stops_haveNamesOfTheirOwn_inEveryDistrict() {
    assertThat(CITY.stops())
        .hasSizeBetween(450, 800)
        .allSatisfy(it -> assertInside(it.place()))
        .extracting(it -> it.name().ko())
        .doesNotHaveDuplicates();
    assertThat(CITY.stops().stream().map(it -> it.place().district()).distinct()).hasSize(16);
  }

  @Test
  void routes_followStreetsAndCallInOrder() {
    assertThat(CITY.routes()).hasSize(40).extracting(BusRoute::number).doesNotHaveDuplicates();
    for (var route : CITY.routes()) {
      for (int i = 1; i < route.path().size(); i++) {
        int to = route.path().get(i);
        assertThat(CITY.streets().from(route.path().get(i - 1))).anyMatch(it -> it.to() == to);
      }
      assertThat(route.calls()).hasSizeGreaterThan(3);
      assertThat(route.calls().stream().map(BusRoute.Call::meters).toList()).isSorted();
      assertThat(route.calls()).extracting(BusRoute.Call::stop).doesNotHaveDuplicates();
    }
  }

  @Test
  void junctions_beginWithThoseOfMostRoutes() {
    var junctions = CITY.junctions();

    assertThat(junctions).hasSizeGreaterThan(1_000);
    assertThat(junctions.getFirst().routes()).hasSizeGreaterThan(3);
    assertThat(junctions.get(199).routes()).isNotEmpty();
  }

  @Test
  void drawDistrict_followsTheResidents() {
    var random = new SplittableRandom(1);
    int inHaeundae = 0;

    for (int i = 0; i < 10_000; i++) {
      inHaeundae += CITY.drawDistrict(random).equals("21090") ? 1 : 0;
    }

    double people = CITY.districts().stream().map(District::code).mapToDouble(CITY::weight).sum();
    assertThat(inHaeundae / 1e4)
        .isBetween(CITY.weight("21090") / people - 0.015, CITY.weight("21090") / people + 0.015);
  }

  @Test
  void placeIn_isInTheDistrict() {
    var random = new SplittableRandom(1);

    for (var district : CITY.districts()) {
      var place = CITY.placeIn(district.code(), random);

      assertThat(place.district()).isEqualTo(district.code());
      assertInside(place);
    }
  }

  private static void assertInside(Place place) {
    assertThat(Districts.ofKorea().at(place.latitude(), place.longitude()))
        .map(District::code)
        .hasValue(place.district());
  }
}
