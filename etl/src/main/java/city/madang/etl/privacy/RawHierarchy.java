package city.madang.etl.privacy;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.FieldType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// A hierarchy as the steward wrote it, before anybody understood it.
///
/// Search and verifier each read it in their own way, so a mistake in one is seen by the other.
public sealed interface RawHierarchy {
  /// The quasi-identifier it belongs to.
  String field();

  /// Lines of a table: each from the leaf up to `*`. Its leaves are the lines.
  record Lines(String field, List<List<String>> lines) implements RawHierarchy {
    public Lines {
      lines = lines.stream().map(List::copyOf).toList();
    }

    @Override
    public String toString() {
      return "Lines[" + field + "]";
    }
  }

  /// Ranges of whole numbers, then `*`. Its leaves are the distinct values in the data.
  ///
  /// @param widths ascending, each a multiple of the one before
  record Ranges(String field, List<Integer> widths, Set<String> values) implements RawHierarchy {
    public Ranges {
      widths = List.copyOf(widths);
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Ranges[" + field + "]";
    }
  }

  /// The value itself, then `*`. Its leaves are the distinct values in the data.
  record Values(String field, Set<String> values) implements RawHierarchy {
    public Values {
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Values[" + field + "]";
    }
  }

  /// Cells of a number line, then `*`. Its leaves are the distinct values in the data.
  ///
  /// @param widths ascending, each a multiple of the one before, without trailing zeros
  record Grid(String field, List<BigDecimal> widths, Set<String> values) implements RawHierarchy {
    public Grid {
      widths = List.copyOf(widths);
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Grid[" + field + "]";
    }
  }

  /// Spans of time, then `*`. Its leaves are the distinct values in the data.
  ///
  /// Shape: values are `2026-11-23T08:15:00`, `2026-11-23` or `08:15:00`, as `type` says, with up
  /// to six more digits after the seconds.
  ///
  /// @param type `DATETIME`, `DATE` or `TIME`
  /// @param units from fine to coarse
  record Times(String field, FieldType type, List<CalendarUnit> units, Set<String> values)
      implements RawHierarchy {
    public Times {
      units = List.copyOf(units);
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Times[" + field + "]";
    }
  }

  /// H3 cells by resolution, then `*`. Its leaves are the distinct values in the data.
  ///
  /// @param resolutions from fine to coarse
  record H3(String field, List<Integer> resolutions, Set<String> values) implements RawHierarchy {
    public H3 {
      resolutions = List.copyOf(resolutions);
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "H3[" + field + "]";
    }
  }

  /// First characters, each other one masked, then `*`. Its leaves are the distinct values in the
  /// data.
  ///
  /// @param lengths how many characters are kept, descending
  record Prefixes(String field, List<Integer> lengths, Set<String> values) implements RawHierarchy {
    public Prefixes {
      lengths = List.copyOf(lengths);
      values = Set.copyOf(values);
    }

    @Override
    public String toString() {
      return "Prefixes[" + field + "]";
    }
  }
}
