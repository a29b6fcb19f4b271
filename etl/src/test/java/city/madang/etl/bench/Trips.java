package city.madang.etl.bench;

import city.madang.etl.privacy.SharedTables;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Any number of trips distributed like the synthetic 200,000.
///
/// Start and end are drawn together from the trips, because near stations are joined more often;
/// the other columns are independent there, so each is drawn from a trip of its own.
final class Trips {
  private static final int SEED = 7;
  private static final int START = 3;
  private static final int END = 4;

  private Trips() {}

  static SharedTables.Sample sample(int rows) {
    var trips = SharedTables.trips();
    var random = new Random(SEED);
    var cells =
        IntStream.range(0, rows).mapToObj(_ -> new Cell(draw(trips.histogram(), random), 1));
    return new SharedTables.Sample(Histogram.of(trips.histogram().fields(), cells), trips.raw());
  }

  private static List<String> draw(Histogram trips, Random random) {
    var values = new ArrayList<String>();
    int start = random.nextInt(trips.size());
    for (int field = 0; field < trips.fields().size(); field++) {
      int from = field == START || field == END ? start : random.nextInt(trips.size());
      values.add(trips.values(field).get(trips.code(from, field)));
    }
    return values;
  }
}
