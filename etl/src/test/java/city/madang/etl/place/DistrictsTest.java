package city.madang.etl.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistrictsTest {
  private final Districts korea = Districts.ofKorea();

  @Test
  void at_cityHalls_areInTheirDistricts() {
    assertThat(korea.at(35.1798, 129.0750)).map(District::code).hasValue("21130");
    assertThat(korea.at(36.4800, 127.2890)).map(District::name).hasValue("세종시");
    assertThat(korea.at(37.5665, 126.9780)).map(District::englishName).hasValue("Jung-gu");
  }

  @Test
  void at_seaAndAbroad_isNowhere() {
    assertThat(korea.at(34.8, 129.9)).isEmpty();
    assertThat(korea.at(34.0195, -118.4912)).isEmpty();
  }

  @Test
  void near_coastBayAndOpenSea_isTheCoastOrNowhere() {
    // The southernmost corner of Haeundae.
    var corners = korea.find("21090").orElseThrow().area().getCoordinates();
    var cape = Arrays.stream(corners).min(Comparator.comparingDouble(it -> it.y)).orElseThrow();
    assertThat(korea.at(cape.y - 0.002, cape.x)).isEmpty();
    assertThat(korea.near(cape.y - 0.002, cape.x)).map(District::code).hasValue("21090");
    assertThat(korea.near(cape.y - 0.004, cape.x)).isEmpty();
    assertThat(korea.near(35.1450, 129.1300)).isEmpty();
    assertThat(korea.near(35.1798, 129.0750)).map(District::code).hasValue("21130");
    assertThat(korea.near(34.8, 129.9)).isEmpty();
  }

  @Test
  void around_squareInsideOnABorderOrAtTheShore_isADistrictOnlyInside() {
    assertThat(korea.around(36.5, 127.25, 0.02)).map(District::name).hasValue("세종시");
    assertThat(korea.around(35.1798, 129.0750, 0.05)).isEmpty();
    assertThat(korea.around(35.1587, 129.1604, 0.05)).isEmpty();
  }

  @Test
  void startingWith_busan_hasItsSixteenDistricts() {
    assertThat(korea.startingWith("21")).hasSize(16);
    assertThat(korea.startingWith("")).hasSize(250);
    assertThat(korea.find("29010")).map(District::name).hasValue("세종시");
    assertThat(korea.find("00000")).isEmpty();
  }

  @Test
  void province_ofEveryDistrict_isKnown() {
    assertThat(korea.startingWith(""))
        .allMatch(it -> it.code().startsWith(it.province().code()))
        .extracting(District::province)
        .satisfies(provinces -> assertThat(Set.copyOf(provinces)).hasSize(17));
    assertThat(korea.find("21090").orElseThrow().province().name()).isEqualTo("부산광역시");
  }
}
