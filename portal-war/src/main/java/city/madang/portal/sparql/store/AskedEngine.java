package city.madang.portal.sparql.store;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.tdb2.solver.QueryEngineTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/// The engine of TDB2, for some graphs of its store.
final class AskedEngine extends QueryEngineTDB {
  static {
    QueryEngineRegistry.addFactory(new Factory());
  }

  private final AskedGraphs graphs;

  private AskedEngine(Query query, Asked asked, Binding input, Context context) {
    super(query, TDBInternal.getDatasetGraphTDB(asked.getWrapped()), input, context);
    this.graphs = asked.graphs;
  }

  /// These graphs of a store.
  static DatasetGraph of(DatasetGraph store, AskedGraphs graphs) {
    return new Asked(store, graphs);
  }

  @Override
  protected Op modifyOp(Op op) {
    var asked = graphs.in(super.modifyOp(op));
    setOp(asked);
    return asked;
  }

  private static final class Asked extends DatasetGraphWrapper {
    private final AskedGraphs graphs;

    private Asked(DatasetGraph store, AskedGraphs graphs) {
      super(store);
      this.graphs = graphs;
    }
  }

  private static final class Factory implements QueryEngineFactory {
    @Override
    public boolean accept(Query query, DatasetGraph dataset, Context context) {
      return dataset instanceof Asked;
    }

    @Override
    public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
      var asked = (Asked) dataset;
      asked.graphs.filter(asked.getWrapped()).ifPresent(filter -> QC2.setFilter(context, filter));
      return new AskedEngine(query, asked, input, context).getPlan();
    }

    @Override
    public boolean accept(Op op, DatasetGraph dataset, Context context) {
      return false;
    }

    @Override
    public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
      throw new UnsupportedOperationException();
    }
  }
}
