package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// Electric vehicles of a city, by who runs them: of 780, as in the brief, 300 in public transport,
/// 30 shared cars and 450 private ones; of other sizes the same shares.
///
/// Size: vehicles. Public transport has large and medium buses and taxis (50 : 20 : 30), car
/// sharing compact and midsize cars (60 : 40), people compact cars, midsize cars, SUVs and vans (30
/// : 30 : 35 : 5). Model years are 2016 to 2026, each a quarter more frequent than the one before.
/// Districts are drawn by residents. A vehicle of a company is kept by itself alone; a tenth of the
/// private ones is the second one of the keeper before. Kilometers are 0 to 20 thousand a year of
/// age, evenly.
final class EvFleet implements Generator {
  private static final int FIRST_YEAR = 2016;
  private static final int LAST_YEAR = 2026;

  private final Weights<Integer> years = new Weights<>(years());
  private final List<Fleet> fleets =
      List.of(
          new Fleet("public-transport", 300, types("large-bus", 50, "medium-bus", 20, "taxi", 30)),
          new Fleet("car-sharing", 30, types("compact-car", 60, "midsize-car", 40)),
          new Fleet(
              "private", 450, types("compact-car", 30, "midsize-car", 30, "suv", 35, "van", 5)));

  private record Fleet(String name, int of780, Weights<String> types) {}

  private static Weights<String> types(Object... namesAndWeights) {
    var types = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < namesAndWeights.length; i += 2) {
      types.put((String) namesAndWeights[i], (Integer) namesAndWeights[i + 1]);
    }
    return new Weights<>(types);
  }

  private static SequencedMap<Integer, Double> years() {
    var years = new LinkedHashMap<Integer, Double>();
    double weight = 1;
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      years.put(year, weight);
      weight *= 1.25;
    }
    return years;
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows =
        new CsvRows(
            out,
            UTF_8,
            "plate",
            "keeper_id",
            "fleet",
            "vehicle_type",
            "model_year",
            "district_code",
            "odometer_km");
    var city = BusanCity.of(request.seed());
    for (var fleet : fleets) {
      write(fleet, request, city, rows);
    }
    rows.end();
  }

  private void write(Fleet fleet, SyntheticSource request, BusanCity city, CsvRows rows)
      throws IOException {
    var random = request.random(fleet.name());
    int vehicles = (int) ((long) request.size() * fleet.of780() / 780);
    int keeper = 0;
    for (int i = 1; i <= vehicles; i++) {
      if (i == 1 || !fleet.name().equals("private") || random.nextInt(10) > 0) {
        keeper = i;
      }
      var vehicle = String.format(Locale.ROOT, "%s-%05d", fleet.name(), i);
      var district = city.drawDistrict(random);
      write(fleet, List.of(vehicle, fleet.name() + "-keeper-" + keeper), district, random, rows);
    }
  }

  private void write(
      Fleet fleet, List<String> names, String district, RandomGenerator random, CsvRows rows)
      throws IOException {
    int year = years.draw(random);
    rows.add(
        names.getFirst(),
        names.getLast(),
        fleet.name(),
        fleet.types().draw(random),
        year,
        district,
        random.nextInt((LAST_YEAR + 1 - year) * 20_000));
  }
}
