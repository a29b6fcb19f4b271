package city.madang.portal.sparql.literal;

import static java.util.stream.Collectors.joining;

import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.index.IndexExecutor;
import city.madang.portal.sparql.query.CompiledQuery;
import city.madang.portal.sparql.query.QueryGuard;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.iterator.QueryIteratorCheck;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;

/// Asks a store whose literals are indexed.
record LiteralQueries(GraphStore store, LiteralIndex literals, Path folder) {
  /// The rows of a query, values side by side: local names and lexical forms.
  List<String> ask(String text, DatasetDescription graphs) {
    var data = store.published();
    return Txn.calculateRead(data, () -> rows(text, graphs));
  }

  private List<String> rows(String text, DatasetDescription graphs) {
    var data = store.published();
    var read = graphs.isEmpty() ? data : DynamicDatasets.dynamicDataset(graphs, data, false);
    var query = QueryFactory.create(text);
    QueryGuard.check(CompiledQuery.of(query), Set.of());
    var asked =
        QueryExec.dataset(read)
            .query(query)
            .set(QueryIteratorCheck.failOnOpenIterator, true)
            .set(ARQConstants.sysOpExecutorFactory, IndexExecutor.FACTORY);
    new EngineBounds(new MemoryBudget(1 << 28), new TemporaryFiles(folder.resolve("rows"), 0))
        .putInto(asked);
    WordFunction.putInto(asked);
    new KnownLiterals(literals, data).putInto(asked);
    try (var execution = asked.build()) {
      var found = execution.select();
      var names = found.getResultVars();
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(found, 0), false)
          .map(row -> names.stream().map(row::get).map(LiteralQueries::text).collect(joining(" ")))
          .toList();
    }
  }

  private static String text(@Nullable Node node) {
    if (node == null) {
      return "";
    }
    return node.isURI() ? node.getLocalName() : node.getLiteralLexicalForm();
  }

  /// Until all literals have been read.
  void awaitLiterals() {
    Txn.executeRead(
        store.published(), () -> literals.await(store.published(), new AtomicBoolean()));
  }
}
