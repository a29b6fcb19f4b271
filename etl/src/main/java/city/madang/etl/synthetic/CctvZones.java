package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.place.Districts;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import city.madang.etl.synthetic.busan.Name;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// School zones of Busan in the columns of the Korean national standard data set (어린이보호구역), and
/// three more: a number, an English name, and the district.
///
/// Size: zones. Shape: CP949. Districts are drawn by residents; zones lie up to 60 m beside a
/// crossing. Facilities are elementary schools, kindergartens, day nurseries and special schools
/// (45 : 31 : 22 : 2). Of the zones 78 % have cameras, one and as many more as a Poisson draw of
/// mean 1.2 says. Roads are 6 to 20 m wide, evenly. Names are made of a neighborhood and an
/// invented word.
final class CctvZones implements Generator {
  static final Charset CP949 = Charset.forName("MS949");

  private static final List<Name> WORDS =
      List.of(
          new Name("가온", "Gaon"),
          new Name("나래", "Narae"),
          new Name("다솜", "Dasom"),
          new Name("도담", "Dodam"),
          new Name("라온", "Raon"),
          new Name("미르", "Mir"),
          new Name("별하", "Byeolha"),
          new Name("보람", "Boram"),
          new Name("새빛", "Saebit"),
          new Name("아라", "Ara"),
          new Name("이든", "Ideun"),
          new Name("푸름", "Pureum"),
          new Name("하늬", "Hanui"),
          new Name("해솔", "Haesol"));

  /// The codes of Busan's district offices go on in steps of ten thousand, in the order of ours.
  private static final int FIRST_OFFICE = 3_250_000;

  private final Weights<Name> facilities = new Weights<>(facilities());

  private static SequencedMap<Name, Integer> facilities() {
    var facilities = new LinkedHashMap<Name, Integer>();
    facilities.put(new Name("초등학교", "Elementary School"), 45);
    facilities.put(new Name("유치원", "Kindergarten"), 31);
    facilities.put(new Name("어린이집", "Day Nursery"), 22);
    facilities.put(new Name("특수학교", "Special School"), 2);
    return facilities;
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows =
        new CsvRows(
            out,
            CP949,
            "시설종류",
            "대상시설명",
            "소재지도로명주소",
            "소재지지번주소",
            "위도",
            "경도",
            "관리기관명",
            "관할경찰서명",
            "CCTV설치여부",
            "CCTV설치대수",
            "보호구역도로폭",
            "데이터기준일자",
            "제공기관코드",
            "제공기관명",
            "보호구역번호",
            "대상시설영문명",
            "구군코드");
    var city = BusanCity.of(request.seed());
    for (int zone = 1; zone <= request.size(); zone++) {
      write(String.format(Locale.ROOT, "Z%04d", zone), request, city, rows);
    }
    rows.end();
  }

  private void write(String id, SyntheticSource request, BusanCity city, CsvRows rows)
      throws IOException {
    var random = request.random(id);
    var code = city.drawDistrict(random);
    var crossing = Draws.oneOf(city.crossings(code), random);
    var place = city.beside(crossing.place(), 60, random);
    var quarter = city.neighborhood(place).name();
    var facility = facilities.draw(random);
    var word = Draws.oneOf(WORDS, random);
    var district = "부산광역시 " + Districts.ofKorea().find(code).orElseThrow().name();
    var street = city.street(city.streets().from(crossing.number()).getFirst()).ko();
    int cameras = random.nextDouble() < 0.78 ? 1 + Draws.poisson(1.2, random) : 0;
    rows.add(
        facility.ko(),
        quarter.ko() + word.ko() + facility.ko(),
        "%s %s %d".formatted(district, street, 1 + random.nextInt(300)),
        "%s %s동 %s".formatted(district, quarter.ko(), lot(random)),
        CsvRows.fixed(place.latitude(), 6),
        CsvRows.fixed(place.longitude(), 6),
        district + "청",
        "부산" + Districts.ofKorea().find(code).orElseThrow().name() + "경찰서",
        cameras > 0 ? "Y" : "N",
        cameras > 0 ? cameras : "",
        6 + random.nextInt(15),
        "2026-11-01",
        FIRST_OFFICE + 10_000 * codes(city).indexOf(code),
        district,
        id,
        quarter.en() + " " + word.en() + " " + facility.en(),
        code);
  }

  private static String lot(RandomGenerator random) {
    return (1 + random.nextInt(900)) + "-" + (1 + random.nextInt(40));
  }

  private static List<String> codes(BusanCity city) {
    return city.districts().stream().map(each -> each.code()).toList();
  }
}
