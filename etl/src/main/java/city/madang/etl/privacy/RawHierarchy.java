package city.madang.etl.privacy;

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
}
