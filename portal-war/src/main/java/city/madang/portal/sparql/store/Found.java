package city.madang.portal.sparql.store;

import city.madang.portal.sparql.format.GraphWriter;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.format.SolutionsWriter;
import java.io.OutputStream;
import java.util.Iterator;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.RowSet;

/// What a query finds, by its form.
interface Found {
  boolean ask();

  RowSet select();

  /// Of CONSTRUCT and DESCRIBE. Some may come twice.
  Iterator<Triple> triples();

  default void write(Query query, ResultFormat format, OutputStream out) {
    if (query.isAskType()) {
      SolutionsWriter.write(ask(), format, out);
    } else if (query.isSelectType()) {
      SolutionsWriter.write(select(), format, out);
    } else {
      GraphWriter.write(RecentTriples.of(triples()), query.getPrefixMapping(), format, out);
    }
  }
}
