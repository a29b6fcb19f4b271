package city.madang.etl.privacy.verify;

import city.madang.etl.privacy.RawHierarchy;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Counts the numbers from the lower end of a cell up to, but not with, the upper one.
final class GridCoverage implements Coverage {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");
  private static final Pattern CELL =
      Pattern.compile("(-?[0-9]{1,40}(?:\\.[0-9]{1,40})?)\\.\\.(-?[0-9]{1,40}(?:\\.[0-9]{1,40})?)");

  private final RawHierarchy.Grid raw;
  private final List<BigDecimal> numbers;

  GridCoverage(RawHierarchy.Grid raw) {
    this.raw = raw;
    this.numbers =
        raw.values().stream()
            .filter(value -> NUMBER.matcher(value).matches())
            .map(BigDecimal::new)
            .sorted()
            .toList();
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
    return Coverage.unread(raw.values(), numbers.size());
  }

  @Override
  public long covered(String value) {
    return Coverage.leafOrTop(raw.values(), value).orElseGet(() -> coveredByCell(value));
  }

  private long coveredByCell(String label) {
    var cell = CELL.matcher(label);
    if (!cell.matches()) {
      return 0;
    }
    var from = new BigDecimal(cell.group(1));
    var to = new BigDecimal(cell.group(2));
    return width(from, to).isPresent() ? countBelow(to) - countBelow(from) : 0;
  }

  /// The width of the cell, if it is one of the hierarchy's and the cell stands on its grid.
  private Optional<BigDecimal> width(BigDecimal from, BigDecimal to) {
    return raw.widths().stream()
        .filter(width -> to.subtract(from).compareTo(width) == 0)
        .filter(width -> from.scale() == width.scale() && to.scale() == width.scale())
        .filter(width -> from.remainder(width).signum() == 0)
        .findFirst();
  }

  private long countBelow(BigDecimal bound) {
    int found = Collections.binarySearch(numbers, bound, GridCoverage::bound);
    return -found - 1L;
  }

  /// Equal numbers lie above a bound, so that a search ends before the first of them.
  private static int bound(BigDecimal number, BigDecimal bound) {
    return number.compareTo(bound) < 0 ? -1 : 1;
  }
}
