package city.madang.etl.table;

import city.madang.etl.privacy.verify.ReleasedClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// Puts classes together that are read in parts, one for each combination of sensitive values.
///
/// Parts of a class follow each other, so one class at a time is held.
final class ClassParts implements Iterator<ReleasedClass> {
  /// Rows of a class that have the same sensitive values.
  ///
  /// @param whole the class, without sensitive values
  record Part(ReleasedClass whole, List<String> values, long rows) {}

  private final Iterator<Part> parts;
  private @Nullable Part next;

  ClassParts(Iterator<Part> parts) {
    this.parts = parts;
    advance();
  }

  private void advance() {
    next = parts.hasNext() ? parts.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public ReleasedClass next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    var whole = next.whole();
    var counts = new ArrayList<Map<String, Long>>();
    next.values().forEach(_ -> counts.add(new HashMap<>()));
    while (next != null && next.whole().tuple().equals(whole.tuple())) {
      add(counts, next);
      advance();
    }
    return new ReleasedClass(whole.tuple(), whole.rows(), whole.entities(), counts);
  }

  private static void add(List<Map<String, Long>> counts, Part part) {
    for (int field = 0; field < counts.size(); field++) {
      counts.get(field).merge(part.values().get(field), part.rows(), Math::addExact);
    }
  }
}
