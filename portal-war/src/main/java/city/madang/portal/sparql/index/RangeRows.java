package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;
import org.apache.jena.atlas.iterator.IteratorCloseable;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.tdb2.solver.BindingNodeId;
import org.apache.jena.tdb2.solver.BindingTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/// What a scan finds, as rows of two variables whose nodes are read only when they are needed.
final class RangeRows implements IteratorCloseable<Binding> {
  private final RangeScan scan;
  private final Var first;
  private final Var second;
  private final LongPredicate wanted;
  private final NodeTable nodes;
  private boolean ready;

  /// Reads as it is asked.
  ///
  /// @param wanted which second ids
  RangeRows(RangeScan scan, Var first, Var second, LongPredicate wanted, NodeTable nodes) {
    this.scan = scan;
    this.first = first;
    this.second = second;
    this.wanted = wanted;
    this.nodes = nodes;
  }

  @Override
  public boolean hasNext() {
    while (!ready && scan.next()) {
      ready = wanted.test(scan.second());
    }
    return ready;
  }

  @Override
  public Binding next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ready = false;
    var row = new BindingNodeId();
    row.put(first, QuadScan.toId(scan.first()));
    row.put(second, QuadScan.toId(scan.second()));
    return new BindingTDB(row, nodes);
  }

  @Override
  public void close() {
    scan.close();
  }
}
