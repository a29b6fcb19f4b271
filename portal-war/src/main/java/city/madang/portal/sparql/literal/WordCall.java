package city.madang.portal.sparql.literal;

import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.core.Substitute;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.util.NodeUtils;

/// A call of `text:query`: `(?thing ?score ?literal) text:query (property "words" limit
/// "lang:ko")`, of which only a thing and words have to be there.
///
/// Source: the property function of jena-text, in so far as one index of all properties can answer.
///
/// @param thing that has the literal
/// @param score how well it fits, the best first
/// @param literal what was found
/// @param question what is looked for
record WordCall(Node thing, Optional<Node> score, Optional<Node> literal, Question question) {
  private static final String LANGUAGE = "lang:";

  /// What is looked for, whatever the rest of a query has bound.
  ///
  /// @param property that leads from the thing to the literal; any if it is empty
  /// @param words all of which the literal has
  /// @param limit of literals of things; the largest number if there is none
  /// @param language of the literal
  record Question(Optional<Node> property, String words, long limit, Optional<String> language) {}

  /// A literal of a thing that was found.
  record Found(Node thing, Node score, Node literal) {}

  /// Problems: 400 `sparql-failed` if it is asked in another way.
  static WordCall of(OpPropFunc call) {
    var found = list(call.getSubjectArgs());
    var asked = new ArrayList<>(list(call.getObjectArgs()));
    if (found.isEmpty() || found.size() > 3 || asked.isEmpty()) {
      throw wrong();
    }
    var property = Optional.of(asked.getFirst()).filter(Node::isURI);
    property.ifPresent(_ -> asked.removeFirst());
    if (asked.isEmpty() || !isText(asked.getFirst()) || asked.size() > 3) {
      throw wrong();
    }
    var words = asked.removeFirst().getLiteralLexicalForm();
    var language = asked.stream().filter(WordCall::isText).map(WordCall::language).findFirst();
    var limit = asked.stream().filter(node -> !isText(node)).map(WordCall::limit).findFirst();
    if (asked.size() != language.stream().count() + limit.stream().count()) {
      throw wrong();
    }
    return new WordCall(
        found.getFirst(),
        found.stream().skip(1).findFirst(),
        found.stream().skip(2).findFirst(),
        new Question(property, words, limit.orElse(Long.MAX_VALUE), language));
  }

  /// Checks it as it was written: while a query runs, variables may have got their values.
  ///
  /// Problems: 400 `sparql-failed`, 400 `sparql-too-complex`.
  void check() {
    var told = Stream.concat(score.stream(), literal.stream()).toList();
    boolean isClear = thing.isVariable() || thing.isConcrete();
    boolean repeats = told.contains(thing) || Set.copyOf(told).size() < told.size();
    if (!isClear || repeats || !told.stream().allMatch(Node::isVariable)) {
      throw wrong();
    }
    WordQuery.check(question.words());
  }

  /// The same call in a row.
  WordCall in(Binding row) {
    return new WordCall(
        Substitute.substitute(thing, row),
        score.map(node -> Substitute.substitute(node, row)),
        literal.map(node -> Substitute.substitute(node, row)),
        question);
  }

  /// Whether it is what the call has a value for.
  boolean fits(Found found) {
    return fits(thing, found.thing())
        && fits(score.orElse(Node.ANY), found.score())
        && fits(literal.orElse(Node.ANY), found.literal());
  }

  private static boolean fits(Node asked, Node found) {
    return !asked.isConcrete() || asked.equals(found);
  }

  /// The row with what was found.
  Binding row(Binding row, Found found) {
    var more = BindingFactory.builder(row);
    add(more, thing, found.thing());
    score.ifPresent(node -> add(more, node, found.score()));
    literal.ifPresent(node -> add(more, node, found.literal()));
    return more.build();
  }

  private static void add(BindingBuilder row, Node asked, Node found) {
    if (asked.isVariable()) {
      row.add(Var.alloc(asked), found);
    }
  }

  private static List<Node> list(PropFuncArg argument) {
    return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
  }

  private static boolean isText(Node node) {
    return NodeUtils.isSimpleString(node) || NodeUtils.isLangString(node);
  }

  private static String language(Node node) {
    var text = node.getLiteralLexicalForm().toLowerCase(Locale.ROOT);
    if (!text.startsWith(LANGUAGE)) {
      throw wrong();
    }
    return text.substring(LANGUAGE.length());
  }

  private static long limit(Node node) {
    if (!node.isLiteral() || !(node.getLiteralValue() instanceof Number limit)) {
      throw wrong();
    }
    return limit.longValue() < 0 ? Long.MAX_VALUE : limit.longValue();
  }

  private static RuntimeException wrong() {
    return SPARQL_FAILED.with(
        "text:query is asked as (?thing ?score ?literal) text:query (property \"words\" limit"
            + " \"lang:ko\"): a thing and words at least; score and literal are other variables");
  }
}
