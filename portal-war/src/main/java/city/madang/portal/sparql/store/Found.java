package city.madang.portal.sparql.store;

import city.madang.etl.graph.RecentTriples;
import city.madang.portal.sparql.format.GraphWriter;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.format.SolutionsWriter;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.OptionalLong;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSet;

/// What a query finds, by its form.
interface Found {
  /// Triples that do not come twice shortly after one another.
  int REMEMBERED = 4_096;

  /// Terms that are longer take too much room to be remembered.
  int LONGEST = 500;

  boolean ask();

  RowSet select();

  /// Of CONSTRUCT and DESCRIBE. Some may come twice.
  Iterator<Triple> triples();

  /// Notes that so many more bytes are held until all is written.
  default void hold(long bytes) {}

  /// Writes it.
  ///
  /// @return how many rows or triples; empty for ASK
  default OptionalLong write(Query query, ResultFormat format, OutputStream out) {
    if (query.isAskType()) {
      SolutionsWriter.write(ask(), format, out);
      return OptionalLong.empty();
    }
    if (query.isSelectType()) {
      var solutions = select();
      SolutionsWriter.write(solutions, format, out);
      return OptionalLong.of(solutions.getRowNumber());
    }
    var counted =
        new CountedIterator<>(Iter.filter(triples(), new RecentTriples(REMEMBERED, LONGEST)));
    GraphWriter.write(counted, query.getPrefixMapping(), format, this::hold, out);
    return OptionalLong.of(counted.count());
  }
}
