package city.madang.etl.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprNone;
import org.apache.jena.sparql.expr.ExprTripleTerm;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

/// Finds, before any row is read, what would make a mapping fail or quietly give nothing.
final class MappingCheck {
  private final Path file;
  private final String text;

  MappingCheck(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  Query parse(Set<Var> columns) {
    var query = syntax();
    if (!query.isConstructType() || query.isConstructQuad()) {
      throw fault(1, "a mapping is one CONSTRUCT of triples");
    }
    checkTemplate(query);
    checkPattern(query);
    checkFunctions(query);
    var faults = new ArrayList<MappingException>();
    addVariableFaults(query, columns, faults);
    OwnTerms.listUnknown(query).forEach(name -> faults.add(unknownTerm(name)));
    if (!faults.isEmpty()) {
      throw new MappingException(faults.stream().flatMap(it -> it.faults().stream()).toList());
    }
    return query;
  }

  private Query syntax() {
    try {
      return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    } catch (QueryParseException e) {
      throw fault(
          e.getLine(),
          "not SPARQL: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private void checkTemplate(Query query) {
    for (var triple : query.getConstructTemplate().getTriples()) {
      if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
        throw fault(1, "blank nodes differ in every run: make an IRI from the row instead");
      }
    }
  }

  private void checkPattern(Query query) {
    ElementWalker.walk(
        query.getQueryPattern(),
        new ElementVisitorBase() {
          @Override
          public void visit(ElementPathBlock block) {
            if (!block.isEmpty()) {
              throw noGraph();
            }
          }

          @Override
          public void visit(ElementTriplesBlock block) {
            throw noGraph();
          }

          @Override
          public void visit(ElementService service) {
            throw fault(1, "SERVICE is not for mappings: they see their row and nothing else");
          }
        });
  }

  /// A blank node that a function makes has another name in every run too.
  private void checkFunctions(Query query) {
    Walker.walk(
        Algebra.compile(query.getQueryPattern()),
        new OpVisitorBase(),
        new ExprVisitorFunction() {
          @Override
          protected void visitExprFunction(ExprFunction function) {
            if ("bnode".equalsIgnoreCase(function.getFunctionSymbol().getSymbol())) {
              throw fault(1, "BNODE() differs in every run: make an IRI from the row instead");
            }
          }

          @Override
          public void visit(ExprFunctionOp pattern) {}

          @Override
          public void visit(NodeValue value) {}

          @Override
          public void visit(ExprVar variable) {}

          @Override
          public void visit(ExprTripleTerm term) {}

          @Override
          public void visit(ExprAggregator aggregator) {}

          @Override
          public void visit(ExprNone none) {}
        });
  }

  private MappingException noGraph() {
    return fault(1, "WHERE has no graph to match, only the row's columns: use BIND and FILTER");
  }

  private void addVariableFaults(Query query, Set<Var> columns, List<MappingException> faults) {
    var op = Algebra.compile(query.getQueryPattern());
    var unknown = new LinkedHashSet<>(OpVars.mentionedVars(op));
    query.getConstructTemplate().getTriples().forEach(triple -> addVariables(triple, unknown));
    unknown.removeAll(OpVars.visibleVars(op));
    unknown.removeAll(columns);
    for (var variable : unknown) {
      faults.add(
          fault(
              lineOf("[?$]", variable.getVarName()),
              "?%s is no published column; there are %s"
                  .formatted(variable.getVarName(), columns)));
    }
  }

  private static void addVariables(Triple triple, Set<Var> variables) {
    for (Node node : new Node[] {triple.getSubject(), triple.getPredicate(), triple.getObject()}) {
      if (Var.isVar(node)) {
        variables.add(Var.alloc(node));
      }
    }
  }

  private MappingException unknownTerm(String name) {
    return fault(
        lineOf("[:#/<]", name),
        "the vocabulary has no term '%s'%s".formatted(name, OwnTerms.hint(name)));
  }

  /// @param before pattern of the character before it
  private long lineOf(String before, String name) {
    var use = Pattern.compile(before + Pattern.quote(name) + "(?![\\w-])").matcher(text);
    return use.find()
        ? text.substring(0, use.start()).chars().filter(c -> c == '\n').count() + 1
        : 1;
  }

  private MappingException fault(long line, String what) {
    return new MappingException(file, line, what);
  }
}
