package city.madang.portal.sparql.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.ValueSpace;

/// Constants among which a value is looked up, equal to them as SPARQL has it: 1 is 1.0, and what
/// may be equal or not is an error. Thread-safe.
///
/// IRIs, strings and numbers are found by a hash. Of a kind that a value is not of, all are unequal
/// to it in the same way, so one is compared for all; each of the rest is compared.
final class ValueList {
  private final List<NodeValue> all;
  private final Map<ValueSpace, Map<Object, List<NodeValue>>> hashed =
      new EnumMap<>(ValueSpace.class);

  /// What a value of each kind is compared with, beside those with its hash.
  private final Map<ValueSpace, List<NodeValue>> compared = new EnumMap<>(ValueSpace.class);

  ValueList(List<NodeValue> all) {
    this.all = List.copyOf(all);
    var rest = new ArrayList<NodeValue>();
    for (var value : all) {
      if (isHashed(value)) {
        hashed
            .computeIfAbsent(ValueSpace.valueSpace(value), _ -> new HashMap<>())
            .computeIfAbsent(key(value), _ -> new ArrayList<>(1))
            .add(value);
      } else {
        rest.add(value);
      }
    }
    for (var space : ValueSpace.values()) {
      compared.put(space, compared(space, rest));
    }
  }

  private List<NodeValue> compared(ValueSpace space, List<NodeValue> rest) {
    var others = new ArrayList<>(rest);
    hashed.forEach(
        (kind, values) -> {
          if (kind != space) {
            others.add(values.values().iterator().next().getFirst());
          }
        });
    return List.copyOf(others);
  }

  /// A float is equal to numbers that have other hashes: 0.1 as a float is the decimal 0.1, and not
  /// the double.
  private static boolean isHashed(NodeValue value) {
    return switch (ValueSpace.valueSpace(value)) {
      case VSPACE_URI, VSPACE_STRING, VSPACE_LANG -> true;
      case VSPACE_NUM -> !value.isFloat();
      default -> false;
    };
  }

  /// The same for values that are equal; numbers are compared as doubles if one of them is.
  private static Object key(NodeValue value) {
    if (value.isNumber()) {
      return value.getDouble() + 0.0; // -0.0 is 0.0
    }
    var term = value.asNode();
    return term.isURI() ? term.getURI() : term.getLiteralLexicalForm();
  }

  /// Whether one is equal to `value`.
  ///
  /// @throws ExprEvalException if none is, but one may be
  boolean has(NodeValue value) {
    var space = ValueSpace.valueSpace(value);
    return isAmongHashed(value, hashed.getOrDefault(space, Map.of()))
        || isAmong(value, compared.getOrDefault(space, all));
  }

  private static boolean isAmongHashed(NodeValue value, Map<Object, List<NodeValue>> values) {
    return isHashed(value)
        ? isAmong(value, values.getOrDefault(key(value), List.of()))
        : values.values().stream().anyMatch(same -> isAmong(value, same));
  }

  private static boolean isAmong(NodeValue value, List<NodeValue> values) {
    ExprEvalException unknown = null;
    for (var each : values) {
      try {
        if (NodeValue.sameValueAs(value, each)) {
          return true;
        }
      } catch (ExprEvalException e) {
        unknown = e;
      }
    }
    if (unknown != null) {
      throw unknown;
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValueList list && all.equals(list.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}
