package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/// How the values of a quasi-identifier become more general, level by level up to `*`.
///
/// An empty value has no part in ranges, times, cells and prefixes: it stays as it is up to `*`. In
/// a table it is a line like any other.
public sealed interface HierarchyRule {
  /// The types whose texts it can read.
  Set<FieldType> types();

  /// Checks that it can read the values of a field.
  ///
  /// @throws IllegalArgumentException naming the types that it reads
  default void requireType(FieldType type) {
    if (!types().contains(type)) {
      throw new IllegalArgumentException(
          "this hierarchy needs a field of type %s, not %s"
              .formatted(Words.anyOf(types()), Words.lower(type)));
    }
  }

  /// A file of the dataset folder: one line a leaf, from the leaf up to `*`, no header.
  ///
  /// @param file path relative to the dataset folder; `.gz` is read too
  /// @param delimiter between two levels
  record TableFile(String file, char delimiter) implements HierarchyRule {
    @Override
    public Set<FieldType> types() {
      return EnumSet.allOf(FieldType.class);
    }
  }

  /// Ranges of whole numbers: each width is a multiple of the one before, then `*`.
  record Interval(List<Integer> widths) implements HierarchyRule {
    /// @throws IllegalArgumentException if the ranges would not nest
    public Interval {
      widths = List.copyOf(widths);
      if (widths.isEmpty() || widths.getFirst() < 2) {
        throw new IllegalArgumentException("an interval needs widths of 2 or more");
      }
      requireSteps(
          widths,
          (finer, coarser) -> coarser > finer && coarser % finer == 0,
          "each interval width must be a larger multiple of the one before it");
    }

    @Override
    public Set<FieldType> types() {
      return EnumSet.of(FieldType.INTEGER, FieldType.YEAR, FieldType.STRING);
    }
  }

  /// Cells of a number line, such as degrees of latitude: from a multiple of the width up to, but
  /// not with, the next one. Each width is a multiple of the one before, then `*`.
  ///
  /// @param widths above 0; without trailing zeros
  record Grid(List<BigDecimal> widths) implements HierarchyRule {
    private static final int DECIMALS = 12;
    private static final BigDecimal WIDEST = BigDecimal.valueOf(1_000_000_000_000L);

    /// @throws IllegalArgumentException if the cells would not nest
    public Grid {
      if (widths.isEmpty() || !widths.stream().allMatch(Grid::usable)) {
        throw new IllegalArgumentException(
            "a grid needs widths above 0, with at most %d decimals and not above %s"
                .formatted(DECIMALS, WIDEST));
      }
      widths = widths.stream().map(Grid::plain).toList();
      requireSteps(
          widths,
          (finer, coarser) ->
              coarser.compareTo(finer) > 0 && coarser.remainder(finer).signum() == 0,
          "each grid width must be a larger multiple of the one before it");
    }

    private static boolean usable(BigDecimal width) {
      // The digits first: the rest would write out an exponent of millions.
      return width.scale() <= DECIMALS
          && width.precision() - (long) width.scale() <= WIDEST.precision()
          && width.signum() > 0
          && width.compareTo(WIDEST) <= 0;
    }

    private static BigDecimal plain(BigDecimal width) {
      var stripped = width.stripTrailingZeros();
      return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    @Override
    public Set<FieldType> types() {
      return EnumSet.of(FieldType.NUMBER);
    }
  }

  /// Spans of the calendar or of the day, then `*`.
  ///
  /// @param units from fine to coarse, each lying in a single one of the next
  record Times(List<CalendarUnit> units) implements HierarchyRule {
    /// @throws IllegalArgumentException if the spans would not nest
    public Times {
      units = List.copyOf(units);
      if (units.isEmpty()) {
        throw new IllegalArgumentException("a time needs units, such as hour, day, month");
      }
      requireSteps(
          units,
          (finer, coarser) -> finer != CalendarUnit.WEEK || coarser.compareTo(finer) <= 0,
          "a week lies in two months or years now and then: use day, week or day, month");
      requireSteps(
          units,
          CalendarUnit::nestsIn,
          "units go from fine to coarse: minute, quarter-hour, hour, day-part, day, and then week"
              + " or month, quarter, year");
    }

    @Override
    public Set<FieldType> types() {
      return EnumSet.of(FieldType.DATE, FieldType.TIME, FieldType.DATETIME);
    }

    @Override
    public void requireType(FieldType type) {
      HierarchyRule.super.requireType(type);
      if (type == FieldType.DATE && units.getFirst().compareTo(CalendarUnit.DAY) < 0) {
        throw new IllegalArgumentException("a date has no %s".formatted(units.getFirst()));
      }
      if (type == FieldType.TIME && units.getLast().compareTo(CalendarUnit.DAY_PART) > 0) {
        throw new IllegalArgumentException(
            "a time of day has no %s: use minute, quarter-hour, hour, day-part"
                .formatted(units.getLast()));
      }
    }
  }

  /// H3 cells and the coarser ones that they descend from, then `*`.
  ///
  /// Source: H3, "Index structure"; a cell is written as 15 lower-case hexadecimal digits.
  ///
  /// @param resolutions 0–15, from fine to coarse
  record H3(List<Integer> resolutions) implements HierarchyRule {
    /// @throws IllegalArgumentException if a resolution does not exist or is not coarser
    public H3 {
      resolutions = List.copyOf(resolutions);
      if (resolutions.isEmpty() || resolutions.stream().anyMatch(r -> r < 0 || r > 15)) {
        throw new IllegalArgumentException("h3 needs resolutions between 0 and 15");
      }
      requireSteps(
          resolutions,
          (finer, coarser) -> coarser < finer,
          "h3 resolutions go from fine to coarse, so each is below the one before it");
    }

    @Override
    public Set<FieldType> types() {
      return EnumSet.of(FieldType.STRING);
    }
  }

  /// The first characters of a code; each other one becomes `*`.
  ///
  /// @param lengths how many characters are kept, 1 or more, each fewer than before
  record Prefix(List<Integer> lengths) implements HierarchyRule {
    /// @throws IllegalArgumentException if nothing is kept or a length does not fall
    public Prefix {
      lengths = List.copyOf(lengths);
      if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 1)) {
        throw new IllegalArgumentException(
            "a prefix keeps 1 character or more; keeping none is the level * that follows anyway");
      }
      requireSteps(
          lengths,
          (finer, coarser) -> coarser < finer,
          "prefix lengths go from long to short, so each is below the one before it");
    }

    @Override
    public Set<FieldType> types() {
      return EnumSet.of(FieldType.STRING);
    }
  }

  /// The value itself, then `*`.
  record Flat() implements HierarchyRule {
    @Override
    public Set<FieldType> types() {
      return EnumSet.allOf(FieldType.class);
    }
  }

  private static <T> void requireSteps(List<T> steps, BiPredicate<T, T> right, String otherwise) {
    for (int i = 1; i < steps.size(); i++) {
      if (!right.test(steps.get(i - 1), steps.get(i))) {
        throw new IllegalArgumentException(otherwise);
      }
    }
  }
}
