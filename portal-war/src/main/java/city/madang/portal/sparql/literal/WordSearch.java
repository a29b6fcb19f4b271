package city.madang.portal.sparql.literal;

import city.madang.portal.sparql.bounds.MemoryBudget;
import city.madang.portal.sparql.literal.WordCall.Found;
import city.madang.portal.sparql.literal.WordCall.Question;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;

/// Finds things by words in their literals: the property function `text:query`.
///
/// A question is answered once in a run, however many rows ask it, and then joined with what they
/// have bound. So its limit is that of the question, never of a row.
public final class WordSearch {
  /// The name of the property function, that of jena-text.
  public static final String NAME = "http://jena.apache.org/text#query";

  private static final long BYTES_OF_FOUND = 300;
  private static final long BYTES_OF_CHARACTER = 2;

  private final Question question;
  private final Graph graph;
  private final KnownLiterals literals;
  private final ExecutionContext context;

  private WordSearch(Question question, ExecutionContext context) {
    this.question = question;
    this.graph = context.getActiveGraph();
    this.literals = KnownLiterals.get(context.getContext());
    this.context = context;
  }

  /// Checks how it is asked.
  ///
  /// Problems: 400 `sparql-failed`, 400 `sparql-too-complex`.
  public static void check(OpPropFunc call) {
    WordCall.of(call).check();
  }

  /// Each row with all that a call finds in the graph that is asked, best first.
  ///
  /// @param memory for what is found, if more than one row asks
  public static QueryIterator rows(
      OpPropFunc op, QueryIterator input, MemoryBudget memory, ExecutionContext context) {
    var call = WordCall.of(op);
    var search = new WordSearch(call.question(), context);
    boolean isAlone = input.isJoinIdentity();
    var rows =
        Iter.flatMap(
            input,
            row -> {
              var asked = call.in(row);
              var found =
                  isAlone ? search.once(asked, memory) : search.held(memory).near(asked).iterator();
              return Iter.map(Iter.filter(found, asked::fits), one -> asked.row(row, one));
            });
    return QueryIterPlainWrapper.create(rows, context);
  }

  /// Read as it is wanted, the first time.
  private Iterator<Found> once(WordCall asked, MemoryBudget memory) {
    return literals.held().putIfAbsent(key(), Optional.empty()) == null
        ? read()
        : held(memory).near(asked).iterator();
  }

  private HeldWords held(MemoryBudget memory) {
    var known = literals.held().getOrDefault(key(), Optional.empty());
    if (known.isPresent()) {
      return known.get();
    }
    var held = hold(memory);
    literals.held().put(key(), Optional.of(held));
    return held;
  }

  private HeldWords hold(MemoryBudget memory) {
    var cancelled = context.getCancelSignal();
    var all = new ArrayList<Found>();
    var found = read();
    try {
      while (found.hasNext()) {
        if (cancelled != null && cancelled.get()) {
          throw new QueryCancelledException();
        }
        var one = found.next();
        memory.charge(
            BYTES_OF_FOUND + BYTES_OF_CHARACTER * one.literal().getLiteralLexicalForm().length());
        all.add(one);
      }
    } finally {
      Iter.close(found);
    }
    return new HeldWords(all);
  }

  /// A graph is made anew each time that its name is asked for.
  private Key key() {
    return new Key(
        question,
        graph instanceof GraphView view ? Optional.ofNullable(view.getGraphName()) : graph);
  }

  private record Key(Question question, Object graph) {}

  private Iterator<Found> read() {
    var query = WordQuery.of(question.words(), question.language());
    var hits = new Hits(literals.await(context), query, context.getCancelSignal());
    return Iter.limit(Iter.flatMap(hits, this::found), question.limit());
  }

  private Iterator<Found> found(Hits.Hit hit) {
    var literal = literals.node(hit.id());
    var score = NodeValue.makeFloat(hit.score()).asNode();
    return Iter.map(
        graph.find(Node.ANY, question.property().orElse(Node.ANY), literal),
        triple -> new Found(triple.getSubject(), score, literal));
  }
}
