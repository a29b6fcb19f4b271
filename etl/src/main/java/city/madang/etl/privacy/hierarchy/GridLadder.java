package city.madang.etl.privacy.hierarchy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// Cells of a number line: `37.56..37.57` holds 37.56, but not 37.57.
///
/// Numbers are decimal, as written: no cell gains or loses a value by binary rounding.
record GridLadder(List<BigDecimal> widths) implements Ladder {
  private static final int WHOLE_DIGITS = 15;
  private static final int DECIMALS = 400; // more than any double has

  @Override
  public int height() {
    return widths.size();
  }

  @Override
  public List<String> objections(List<String> values) {
    long outside = values.stream().filter(value -> !fits(value)).count();
    return outside == 0
        ? List.of()
        : List.of(
            "%d values are no numbers of at most %d digits: reject them by a constraint"
                .formatted(outside, WHOLE_DIGITS));
  }

  private static boolean fits(String value) {
    try {
      var number = new BigDecimal(value);
      return number.scale() <= DECIMALS
          && number.precision() - (long) number.scale() <= WHOLE_DIGITS;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  @Override
  public String label(String value, int step) {
    var width = widths.get(step);
    var from = new BigDecimal(value).divide(width, 0, RoundingMode.FLOOR).multiply(width);
    return from.toPlainString() + ".." + from.add(width).toPlainString();
  }
}
