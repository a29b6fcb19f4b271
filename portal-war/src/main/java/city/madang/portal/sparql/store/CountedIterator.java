package city.madang.portal.sparql.store;

import java.util.Iterator;

/// Counts what is taken from it.
final class CountedIterator<T> implements Iterator<T> {
  private final Iterator<T> of;
  private long count;

  CountedIterator(Iterator<T> of) {
    this.of = of;
  }

  long count() {
    return count;
  }

  @Override
  public boolean hasNext() {
    return of.hasNext();
  }

  @Override
  public T next() {
    count++;
    return of.next();
  }
}
