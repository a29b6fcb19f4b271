package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdType;
import org.apache.jena.tdb2.store.value.DoubleNode62;
import org.apache.jena.tdb2.store.value.IntegerNode;

/// Where the ids of numbers lie that can pass comparisons. Somewhat wider than need be: engines
/// compare some types after rounding.
final class NumberRanges {
  /// Ordered by value, negative ones after the others.
  static final List<NodeIdType> INTEGERS =
      List.of(
          NodeIdType.XSD_INTEGER,
          NodeIdType.XSD_POSITIVE_INTEGER,
          NodeIdType.XSD_NEGATIVE_INTEGER,
          NodeIdType.XSD_NON_NEGATIVE_INTEGER,
          NodeIdType.XSD_NON_POSITIVE_INTEGER,
          NodeIdType.XSD_LONG,
          NodeIdType.XSD_INT,
          NodeIdType.XSD_SHORT,
          NodeIdType.XSD_BYTE,
          NodeIdType.XSD_UNSIGNEDLONG,
          NodeIdType.XSD_UNSIGNEDINT,
          NodeIdType.XSD_UNSIGNEDSHORT,
          NodeIdType.XSD_UNSIGNEDBYTE);

  /// Not ordered by value.
  private static final List<NodeIdType> OTHERS =
      List.of(NodeIdType.XSD_DECIMAL, NodeIdType.XSD_FLOAT);

  private static final BigDecimal ROUNDING = BigDecimal.TWO.pow(-50, MathContext.DECIMAL64);
  private static final BigDecimal MOST = new BigDecimal(Double.MAX_VALUE);
  private static final double SMALLEST = DoubleNode62.MIN_NORMAL;
  private static final double LARGEST = DoubleNode62.MAX_VALUE;
  private static final long NEGATIVE = 1L << 61;

  private final List<IdRange> ranges = new ArrayList<>();
  private final BigDecimal low;
  private final BigDecimal high;

  private NumberRanges(BigDecimal low, BigDecimal high) {
    this.low = low;
    this.high = high;
  }

  /// Empty if none compares with a number.
  static Optional<List<IdRange>> of(Collection<Comparison> all) {
    var known = all.stream().filter(one -> isKnown(one.constant())).toList();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    var low = numbers(known, Comparison::isLowest).max(Comparator.naturalOrder());
    var high = numbers(known, Comparison::isHighest).min(Comparator.naturalOrder());
    var made = new NumberRanges(low.orElse(MOST.negate()), high.orElse(MOST));
    made.add();
    return Optional.of(made.ranges);
  }

  private static boolean isKnown(NodeValue constant) {
    return constant.isNumber()
        && !XSDDatatype.XSDfloat.getURI().equals(constant.getDatatypeURI())
        && Double.isFinite(constant.getDouble());
  }

  private static Stream<BigDecimal> numbers(List<Comparison> all, Predicate<Comparison> which) {
    return all.stream().filter(which).map(Comparison::constant).map(NumberRanges::number);
  }

  private static BigDecimal number(NodeValue constant) {
    return constant.isDecimal() ? constant.getDecimal() : new BigDecimal(constant.getDouble());
  }

  private void add() {
    var lowest = low.subtract(low.abs().multiply(ROUNDING));
    var highest = high.add(high.abs().multiply(ROUNDING));
    if (lowest.compareTo(highest) > 0) { // else a rounded number may lie between them
      return;
    }
    var first = clamp(lowest.setScale(0, RoundingMode.FLOOR));
    var last = clamp(highest.setScale(0, RoundingMode.CEILING));
    INTEGERS.forEach(type -> addIntegers(type, first, last));
    OTHERS.forEach(type -> add(type, 0, (1L << IntegerNode.LEN) - 1));
    addDoubles(Math.nextDown(low.doubleValue()), Math.nextUp(high.doubleValue()));
  }

  private static long clamp(BigDecimal value) {
    return value
        .max(BigDecimal.valueOf(IntegerNode.MIN))
        .min(BigDecimal.valueOf(IntegerNode.MAX))
        .longValueExact();
  }

  private void addIntegers(NodeIdType type, long first, long last) {
    if (last >= 0) {
      add(type, Math.max(first, 0), last);
    }
    if (first < 0) {
      add(type, IntegerNode.pack56(first), IntegerNode.pack56(Math.min(last, -1)));
    }
  }

  private void addDoubles(double first, double last) {
    if (first > last) {
      return;
    }
    if (last >= 0) {
      add(NodeIdType.XSD_DOUBLE, below(Math.max(first, 0)), above(last));
    }
    if (first <= 0) { // minus zero is one of them
      add(NodeIdType.XSD_DOUBLE, NEGATIVE | below(Math.max(-last, 0)), NEGATIVE | above(-first));
    }
  }

  private static long below(double size) {
    if (size < SMALLEST) {
      return 0;
    }
    return size > LARGEST ? DoubleNode62.MAX_VALUE_BITS : DoubleNode62.pack(size);
  }

  /// For the engine, what is no number is above all numbers.
  private static long above(double size) {
    if (size < SMALLEST) {
      return DoubleNode62.MIN_NORMAL_BITS;
    }
    return size > LARGEST ? DoubleNode62.NaN_BITS : DoubleNode62.pack(size);
  }

  private void add(NodeIdType type, long first, long last) {
    ranges.add(
        new IdRange(
            QuadScan.bits(NodeId.createRaw(type, first)),
            QuadScan.bits(NodeId.createRaw(type, last))));
  }
}
