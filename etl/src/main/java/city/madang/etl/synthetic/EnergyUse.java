package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.Draws;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// What the electricity meters of households in Jincheon, the brief's city of energy, counted on
/// each day of the reference week, before anybody is protected.
///
/// Size: households; rows are seven times as many. Blocks are 1 to 24, evenly; the first twelve lie
/// in Deoksan, where the innovation city is, six in Jincheon-eup, the others in Iwol. Dwellings are
/// apartments, detached and row houses (65 : 25 : 10); people of a household 1 to 5 (31 : 28 : 20 :
/// 16 : 5). A day takes 4.5 kWh and 1.6 more for each person, 15 % more in detached houses and 12 %
/// more on Saturday and Sunday, times a normal factor of each household (1 +- 0.15) and of each day
/// (1 +- 0.1), cut at 0.3.
final class EnergyUse implements Generator {
  private static final int BLOCKS = 24;

  private final Weights<String> dwellings = new Weights<>(dwellings());
  private final Weights<Integer> people = new Weights<>(people());

  private static SequencedMap<String, Integer> dwellings() {
    var dwellings = new LinkedHashMap<String, Integer>();
    dwellings.put("apartment", 65);
    dwellings.put("detached", 25);
    dwellings.put("row-house", 10);
    return dwellings;
  }

  private static SequencedMap<Integer, Integer> people() {
    var people = new LinkedHashMap<Integer, Integer>();
    people.put(1, 31);
    people.put(2, 28);
    people.put(3, 20);
    people.put(4, 16);
    people.put(5, 5);
    return people;
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows =
        new CsvRows(
            out,
            UTF_8,
            "meter_no",
            "household_id",
            "block",
            "dwelling",
            "household_size",
            "day",
            "kwh");
    var random = request.random("households");
    for (int household = 1; household <= request.size(); household++) {
      write(household, random, rows);
    }
    rows.end();
  }

  private void write(int household, RandomGenerator random, CsvRows rows) throws IOException {
    var block = String.format(Locale.ROOT, "B%02d", 1 + random.nextInt(BLOCKS));
    var dwelling = dwellings.draw(random);
    int size = people.draw(random);
    double usual = (4.5 + 1.6 * size) * (dwelling.equals("detached") ? 1.15 : 1);
    usual *= factor(0.15, random);
    for (int day = 0; day < 7; day++) {
      double kwh = usual * (day >= 5 ? 1.12 : 1) * factor(0.1, random);
      rows.add(
          String.format(Locale.ROOT, "M%06d", household),
          "H" + household,
          block,
          dwelling,
          size,
          Week.MONDAY.plusDays(day),
          CsvRows.fixed(kwh, 2));
    }
  }

  private static double factor(double deviation, RandomGenerator random) {
    return Math.max(0.3, Draws.normal(1, deviation, random));
  }
}
