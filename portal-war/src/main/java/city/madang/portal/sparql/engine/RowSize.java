package city.madang.portal.sparql.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.jspecify.annotations.Nullable;

/// Estimates how many bytes a row takes while it is held.
///
/// A term of the store is counted without a look at it: rows carry its number, and looking it up
/// costs more than holding it. What a query makes itself is measured, for it can be of any length.
final class RowSize {
  private static final int ROW_BYTES = 120;
  private static final int TERM_BYTES = 64;
  private static final int CHARACTER_BYTES = 2;

  private final Set<Var> made;

  private RowSize(Set<Var> made) {
    this.made = made;
  }

  /// Of the rows that this operator gives.
  static RowSize of(Op op) {
    var made = new HashSet<Var>();
    Walker.walk(
        op,
        new OpVisitorBase() {
          @Override
          public void visit(OpExtend extend) {
            made.addAll(extend.getVarExprList().getVars());
          }

          @Override
          public void visit(OpAssign assign) {
            made.addAll(assign.getVarExprList().getVars());
          }

          @Override
          public void visit(OpGroup group) {
            made.addAll(group.getGroupVars().getVars());
            made.addAll(group.getAggregators().stream().map(ExprAggregator::getVar).toList());
          }
        });
    return new RowSize(Set.copyOf(made));
  }

  long of(Binding row) {
    long bytes = ROW_BYTES + (long) TERM_BYTES * row.size();
    for (var variable : made) {
      bytes += characters(row.get(variable));
    }
    return bytes;
  }

  /// With all of its terms, which it holds by itself.
  static long ofAll(Binding row) {
    var bytes = new long[] {ROW_BYTES};
    row.forEach((_, term) -> bytes[0] += of(term));
    return bytes[0];
  }

  /// How much a term takes that is held by itself.
  static long of(Node term) {
    return TERM_BYTES + characters(term);
  }

  private static long characters(@Nullable Node term) {
    if (term == null) {
      return 0;
    }
    if (term.isLiteral()) {
      return (long) CHARACTER_BYTES * term.getLiteralLexicalForm().length();
    }
    if (term.isTripleTerm()) {
      var triple = term.getTriple();
      return Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject())
          .mapToLong(RowSize::of)
          .sum();
    }
    return term.isURI() ? (long) CHARACTER_BYTES * term.getURI().length() : 0;
  }
}
