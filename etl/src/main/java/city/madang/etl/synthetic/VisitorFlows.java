package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Where the phones of an operator were seen on a usual day, before anybody is protected: three
/// sightings of each subscriber, in Busan and in Gimhae, the brief's city of tourism.
///
/// Size: subscribers; rows are three times as many. Homes are drawn by residents (Gimhae: 550
/// thousand), ages by 17 : 26 : 31 : 26 (under 20, 20 to 39, 40 to 59, 60 and above), genders
/// evenly. Hours are drawn evenly. From 22:00 to 07:00 a subscriber is at home, else at home with
/// probability 0.45, and elsewhere by attraction: Haeundae 22, Busanjin 20, Gimhae 12, Suyeong and
/// Jung 9, and each other district 2.5.
final class VisitorFlows implements Generator {
  private static final String GIMHAE = "38070";
  private static final int SIGHTINGS = 3;
  private static final double AT_HOME = 0.45;
  private static final double GIMHAE_RESIDENTS = 550;
  private static final double USUAL = 2.5;
  private static final Map<String, Double> ATTRACTIONS =
      Map.of("21090", 22.0, "21050", 20.0, GIMHAE, 12.0, "21140", 9.0, "21010", 9.0);

  private final Weights<String> ages = new Weights<>(ages());

  private record Places(Weights<String> homes, Weights<String> elsewhere) {
    static Places of(BusanCity city) {
      var residents = new TreeMap<String, Double>();
      city.districts().forEach(each -> residents.put(each.code(), city.weight(each.code())));
      residents.put(GIMHAE, GIMHAE_RESIDENTS);
      var attractions = new TreeMap<String, Double>();
      residents.keySet().forEach(it -> attractions.put(it, ATTRACTIONS.getOrDefault(it, USUAL)));
      return new Places(new Weights<>(residents), new Weights<>(attractions));
    }

    String draw(String home, int hour, RandomGenerator random) {
      var night = hour >= 22 || hour < 7;
      return night || random.nextDouble() < AT_HOME ? home : elsewhere.draw(random);
    }
  }

  private static SequencedMap<String, Integer> ages() {
    return new TreeMap<>(Map.of("0-19", 17, "20-39", 26, "40-59", 31, "60+", 26));
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var places = Places.of(BusanCity.of(request.seed()));
    var rows =
        new CsvRows(out, UTF_8, "subscriber_id", "district_code", "hour", "age_band", "gender");
    var random = request.random("subscribers");
    for (int subscriber = 1; subscriber <= request.size(); subscriber++) {
      var home = places.homes().draw(random);
      var age = ages.draw(random);
      var gender = random.nextBoolean() ? "female" : "male";
      for (int i = 0; i < SIGHTINGS; i++) {
        int hour = random.nextInt(24);
        rows.add("T" + subscriber, places.draw(home, hour, random), hour, age, gender);
      }
    }
    rows.end();
  }
}
