package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.util.regex.Pattern;

/// Counts the cells in a cell: without the resolution, theirs are the numbers from all its finer
/// digits 0 up to all of them 7.
final class H3Coverage implements Coverage {
  /// `8`, the resolution, 7 bits of base cell and 45 of digits.
  private static final Pattern CELL = Pattern.compile("8[0-9a-f]{14}");

  private static final long PLACE = (1L << 52) - 1;

  private final RawHierarchy.H3 raw;
  private final SortedNumbers places;

  H3Coverage(RawHierarchy.H3 raw) {
    this.raw = raw;
    this.places =
        new SortedNumbers(
            raw.values().stream()
                .filter(value -> isCell(value, resolution(value)))
                .mapToLong(H3Coverage::place));
  }

  @Override
  public String field() {
    return raw.field();
  }

  @Override
  public long leaves() {
    return raw.values().size();
  }

  @Override
  public long flaws() {
    return Coverage.unread(raw.values(), places.size());
  }

  @Override
  public long covered(String value) {
    return Coverage.leafOrTop(raw.values(), value).orElseGet(() -> coveredByCell(value));
  }

  private long coveredByCell(String label) {
    int resolution = resolution(label);
    if (!raw.resolutions().contains(resolution) || !isCell(label, resolution)) {
      return 0;
    }
    long last = place(label);
    return places.countBetween(last - finer(resolution), last + 1);
  }

  /// The second hexadecimal digit; -1 if it is none.
  private static int resolution(String text) {
    return text.length() > 1 ? Character.digit(text.charAt(1), 16) : -1;
  }

  private static boolean isCell(String text, int resolution) {
    return CELL.matcher(text).matches() && (place(text) & finer(resolution)) == finer(resolution);
  }

  /// All digits finer than a resolution are 7.
  private static long finer(int resolution) {
    return (1L << (3 * (15 - resolution))) - 1;
  }

  private static long place(String text) {
    return Long.parseLong(text, 16) & PLACE;
  }
}
