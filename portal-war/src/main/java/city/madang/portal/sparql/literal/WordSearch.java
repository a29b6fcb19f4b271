package city.madang.portal.sparql.literal;

import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;

/// Finds things by words in their literals: the property function `text:query`.
public final class WordSearch {
  /// The name of the property function, that of jena-text.
  public static final String NAME = "http://jena.apache.org/text#query";

  private final WordCall call;
  private final Graph graph;
  private final KnownLiterals literals;

  private WordSearch(WordCall call, Graph graph, KnownLiterals literals) {
    this.call = call;
    this.graph = graph;
    this.literals = literals;
  }

  /// Checks how it is asked.
  ///
  /// Problems: 400 `sparql-failed`.
  public static void check(OpPropFunc call) {
    WordCall.of(call);
  }

  /// What a call finds in the graph that is asked, best first, read as it is wanted.
  public static QueryIterator rows(OpPropFunc call, ExecutionContext context) {
    var literals = KnownLiterals.of(context.getContext()).orElseThrow(WordSearch::none);
    var search = new WordSearch(WordCall.of(call), context.getActiveGraph(), literals);
    return QueryIterPlainWrapper.create(search.rows(context), context);
  }

  private Iterator<Binding> rows(ExecutionContext context) {
    var hits =
        new Hits(
            literals.await(context),
            WordQuery.of(call.words(), call.language()),
            context.getCancelSignal());
    return Iter.limit(Iter.flatMap(hits, this::rows), call.limit());
  }

  private Iterator<Binding> rows(Hits.Hit hit) {
    var literal = literals.node(hit.id());
    var found = graph.find(known(call.thing()), call.property().orElse(Node.ANY), literal);
    return Iter.map(found, triple -> row(triple, hit.score()));
  }

  private static RuntimeException none() {
    return SPARQL_REFUSED.with("this store has no index of words");
  }

  private static Node known(Node node) {
    return node.isConcrete() ? node : Node.ANY;
  }

  private Binding row(Triple found, float score) {
    var row = BindingFactory.builder();
    if (call.thing().isVariable()) {
      row.add(Var.alloc(call.thing()), found.getSubject());
    }
    call.score().ifPresent(name -> row.add(Var.alloc(name), NodeValue.makeFloat(score).asNode()));
    call.literal().ifPresent(name -> row.add(Var.alloc(name), found.getObject()));
    return row.build();
  }
}
