package city.madang.portal.sparql.store;

import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;

import city.madang.portal.sparql.query.CompiledQuery;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/// Refuses what cannot be kept to bounds in an engine that is not ours: it may go on after we have
/// left, it has limits that we do not know, and predicates that do something.
final class RemoteGuard {
  /// Where engines keep predicates that call, search or steer.
  private static final List<String> MAGIC =
      List.of(
          "bif:",
          "sql:",
          "java:",
          "http://www.openlinksw.com/",
          "http://www.bigdata.com/",
          "http://www.ontotext.com/",
          "http://rdf4j.org/",
          "http://www.openrdf.org/",
          "http://jena.apache.org/",
          "http://jena.hpl.hp.com/",
          "tag:stardog:",
          "http://franz.com/");

  private RemoteGuard() {}

  static void check(CompiledQuery query) {
    query.patterns().forEach(RemoteGuard::check);
  }

  private static void check(Op pattern) {
    switch (pattern) {
      case OpPath path -> check(path.getTriplePath());
      case OpPropFunc function -> check(function.getProperty());
      case OpBGP triples -> triples.getPattern().forEach(triple -> check(triple.getPredicate()));
      default -> {}
    }
  }

  private static void check(TriplePath ends) {
    boolean open = ends.getSubject().isVariable() && ends.getObject().isVariable();
    if (open && isEndless(ends.getPath())) {
      throw SPARQL_REFUSED.with(
          "a path of any length must begin or end at a named thing: this store cannot be limited");
    }
  }

  private static boolean isEndless(Path path) {
    return switch (path) {
      case P_Inverse one -> isEndless(one.getSubPath());
      case P_ZeroOrOne one -> isEndless(one.getSubPath());
      case P_Path1 _ -> true;
      case P_Path2 both -> isEndless(both.getLeft()) || isEndless(both.getRight());
      default -> false;
    };
  }

  private static void check(Node predicate) {
    if (predicate.isURI() && MAGIC.stream().anyMatch(predicate.getURI()::startsWith)) {
      throw SPARQL_REFUSED.with(
          "predicates of an engine are switched off: <%s>".formatted(predicate.getURI()));
    }
  }
}
