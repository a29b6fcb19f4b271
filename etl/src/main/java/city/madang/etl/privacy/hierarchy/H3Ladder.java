package city.madang.etl.privacy.hierarchy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// H3 cells and the coarser ones that they descend from, by their bits alone.
///
/// Shape: from the top, 1 bit 0, 4 bits mode (1 is a cell), 3 bits 0, 4 bits resolution, 7 bits
/// base cell, then 15 digits of 3 bits; those finer than the resolution are 7. Source: H3, "Index
/// structure" and "Bit layout of H3 indexes".
record H3Ladder(List<Integer> resolutions) implements Ladder {
  private static final int FINEST = 15;
  private static final int HEX_DIGITS = 15;
  private static final int RESOLUTION_AT = 52;
  private static final int BASE_CELL_AT = 45;
  private static final int BASE_CELLS = 122;
  private static final int UNUSED = 7;
  private static final Set<Integer> PENTAGONS =
      Set.of(4, 14, 24, 38, 49, 58, 63, 72, 83, 97, 107, 117);

  @Override
  public int height() {
    return resolutions.size();
  }

  @Override
  public List<String> objections(List<String> values) {
    long outside = values.stream().filter(value -> !fits(value)).count();
    if (outside > 0) {
      return List.of(
          "%d values are no H3 cells of 15 lower-case hexadecimal digits: reject them by a %s"
              .formatted(outside, "constraint"));
    }
    var objections = new ArrayList<String>();
    int finest = resolutions.getFirst();
    long coarser = values.stream().filter(value -> resolution(bits(value)) < finest).count();
    if (coarser > 0) {
      objections.add(
          "%d values are coarser than resolution %d: begin with the resolution of the data"
              .formatted(coarser, finest));
    }
    long kinds = values.stream().mapToInt(value -> resolution(bits(value))).distinct().count();
    if (kinds > 1) {
      objections.add(
          "values have %d resolutions, so that one lies in another: bring them to one"
              .formatted(kinds));
    }
    return objections;
  }

  @Override
  public String label(String value, int step) {
    return Long.toHexString(parent(bits(value), resolutions.get(step)));
  }

  /// The cell of a coarser resolution that a cell descends from.
  static long parent(long cell, int resolution) {
    long finerDigits = (1L << digitAt(resolution)) - 1;
    long others = cell & ~(0xFL << RESOLUTION_AT);
    return others | ((long) resolution << RESOLUTION_AT) | finerDigits;
  }

  static boolean fits(String value) {
    if (value.length() != HEX_DIGITS || !value.chars().allMatch(H3Ladder::lowerHex)) {
      return false;
    }
    long cell = bits(value);
    int baseCell = (int) (cell >>> BASE_CELL_AT) & 0x7F;
    return cell >>> 56 == 0x08 && baseCell < BASE_CELLS && digitsFit(cell, baseCell);
  }

  private static boolean lowerHex(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  private static boolean digitsFit(long cell, int baseCell) {
    boolean centered = PENTAGONS.contains(baseCell);
    for (int resolution = 1; resolution <= FINEST; resolution++) {
      int digit = (int) (cell >>> digitAt(resolution)) & 7;
      boolean used = resolution <= resolution(cell);
      // A pentagon lacks the first of the seven directions.
      boolean missing = centered && digit == 1;
      if (used == (digit == UNUSED) || missing) {
        return false;
      }
      centered &= digit == 0;
    }
    return true;
  }

  private static int digitAt(int resolution) {
    return 3 * (FINEST - resolution);
  }

  private static int resolution(long cell) {
    return (int) (cell >>> RESOLUTION_AT) & 0xF;
  }

  private static long bits(String value) {
    return Long.parseLong(value, 16);
  }
}
