package city.madang.portal.sparql.explain;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import city.madang.etl.graph.CountedGraphs;
import city.madang.etl.graph.DataFigures;
import city.madang.etl.graph.GraphStore;
import city.madang.portal.sparql.engine.LongLists;
import city.madang.portal.sparql.query.CompiledQuery;
import city.madang.portal.sparql.query.UsedFunctions;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.run.SparqlSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.core.DatasetDescription;
import org.jspecify.annotations.Nullable;

/// Tells what a query would do, without running it. Thread-safe.
public final class Explainer {
  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final SparqlQueries queries;
  private final SparqlSettings limits;
  private final GraphStore store;
  private final CountedGraphs counted;

  public Explainer(
      SparqlQueries queries, SparqlSettings limits, GraphStore store, CountedGraphs counted) {
    this.queries = queries;
    this.limits = limits;
    this.store = store;
    this.counted = counted;
  }

  /// Problems: 400 `sparql-too-complex`.
  public Explanation explain(Question question) {
    try {
      return explain(question, plan(question.query().compiled()));
    } catch (StackOverflowError deep) {
      throw SPARQL_TOO_COMPLEX.with("simplify the query");
    }
  }

  private Explanation explain(Question question, Op plan) {
    var query = question.query();
    var figures = figures(question.graphs());
    var named = figures.map(known -> NamedThings.of(plan, known));
    return new Explanation(
        query.query().queryType().name(),
        plan.toString(query.query().getPrefixMapping()),
        figures.map(known -> rows(query.query(), plan, known)).orElse(null),
        query.heavy() ? "heavy" : "cheap",
        query.weight().reason().en(),
        queries.isKnown(question),
        query.lasting(),
        limits(),
        UsedFunctions.of(query.compiled()),
        named.map(NamedThings::properties).orElse(null),
        named.map(NamedThings::classes).orElse(null));
  }

  /// As the engine has it: TDB2 orders the triples of a pattern whole, and filters come after that.
  /// Constants are not folded, for that evaluates them, here without any limit.
  private Op plan(CompiledQuery query) {
    var context =
        ARQ.getContext()
            .copy()
            .set(ARQ.enablePropertyFunctions, false)
            .set(ARQ.optFilterPlacementBGP, false)
            .set(ARQ.optExprConstantFolding, false);
    var planned = Algebra.optimize(LongLists.in(query.algebra()), context);
    return Transformer.transform(new InOrder(), planned);
  }

  private final class InOrder extends TransformCopy {
    @Override
    public Op transform(OpBGP written) {
      return new OpBGP(store.ordered(written.getPattern()));
    }
  }

  private static @Nullable Long rows(Query query, Op plan, DataFigures figures) {
    double rows = new RowEstimate(figures).rows(plan);
    double told =
        switch (query.queryType()) {
          case SELECT -> rows;
          case ASK -> 1;
          case CONSTRUCT -> rows * query.getConstructTemplate().getTriples().size();
          default -> Double.NaN;
        };
    return Double.isNaN(told) ? null : Math.round(told);
  }

  /// Those of all graphs that are read; empty while one of them is not counted.
  private Optional<DataFigures> figures(DatasetDescription graphs) {
    var versions = store.shownVersions();
    var found = counted.find(versions, PATIENCE);
    if (!graphs.isEmpty()) {
      var asked = new HashSet<>(graphs.getDefaultGraphURIs());
      asked.addAll(graphs.getNamedGraphURIs());
      versions.keySet().retainAll(asked);
    }
    var read = new TreeMap<>(found);
    read.keySet().retainAll(versions.keySet());
    return read.size() == versions.size()
        ? Optional.of(DataFigures.of(read.values()))
        : Optional.empty();
  }

  private Explanation.Limits limits() {
    return new Explanation.Limits(
        limits.timeout().toSeconds(),
        limits.longest().toSeconds(),
        limits.queryBytes(),
        limits.budget().toSeconds());
  }
}
