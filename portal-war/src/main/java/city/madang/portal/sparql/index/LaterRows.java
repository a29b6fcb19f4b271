package city.madang.portal.sparql.index;

import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.apache.jena.sparql.engine.binding.Binding;
import org.jspecify.annotations.Nullable;

/// Rows that are made when the first is asked for: making a plan must not take long, because it
/// cannot be stopped.
final class LaterRows implements IteratorCloseable<Binding> {
  private final Supplier<Iterator<Binding>> source;
  private @Nullable Iterator<Binding> rows;

  LaterRows(Supplier<Iterator<Binding>> source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    return rows().hasNext();
  }

  @Override
  public Binding next() {
    return rows().next();
  }

  private Iterator<Binding> rows() {
    var made = rows;
    if (made == null) {
      made = source.get();
      rows = made;
    }
    return made;
  }

  @Override
  public void close() {
    if (rows != null) {
      Iter.close(rows);
    }
  }
}
