package city.madang.portal.sparql.literal;

import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.util.NodeUtils;

/// What `text:query` was asked: `(?thing ?score ?literal) text:query (property "words" limit
/// "lang:ko")`, of which only a thing and words have to be there.
///
/// Source: the property function of jena-text, in so far as one index of all properties can answer.
///
/// @param thing that has the literal
/// @param score variable for how well it fits, the best first
/// @param literal variable for what was found
/// @param property that leads from the thing to the literal; any if it is empty
/// @param words all of which the literal has
/// @param limit of things; the largest number if there is none
/// @param language of the literal
record WordCall(
    Node thing,
    Optional<Node> score,
    Optional<Node> literal,
    Optional<Node> property,
    String words,
    long limit,
    Optional<String> language) {
  private static final String LANGUAGE = "lang:";

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
        variable(found, 1),
        variable(found, 2),
        property,
        words,
        limit.orElse(Long.MAX_VALUE),
        language);
  }

  private static List<Node> list(PropFuncArg argument) {
    return argument.isList() ? argument.getArgList() : List.of(argument.getArg());
  }

  private static boolean isText(Node node) {
    return NodeUtils.isSimpleString(node) || NodeUtils.isLangString(node);
  }

  private static Optional<Node> variable(List<Node> found, int at) {
    if (at >= found.size()) {
      return Optional.empty();
    }
    if (!found.get(at).isVariable()) {
      throw wrong();
    }
    return Optional.of(found.get(at));
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
            + " \"lang:ko\"): a thing and words at least, score and literal variables");
  }
}
