package city.madang.portal.sparql.index;

import city.madang.etl.graph.QuadScan;
import java.math.BigInteger;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdType;
import org.apache.jena.tdb2.store.value.DoubleNode62;
import org.apache.jena.tdb2.store.value.IntegerNode;

/// The sum and the ends of numbers of one type, doubles or integers, by their ids.
final class Numbers {
  /// A double is added as often as it comes, and nobody can end that.
  private static final long MOST_TIMES = 1 << 10;

  private final NodeIdType type;
  private final boolean doubles;
  private long count;

  /// No number changes when it is added to this one, which 0.0 would do to -0.0.
  private double sum = -0.0;

  private BigInteger whole = BigInteger.ZERO;
  private long part;
  private long leastId;
  private long mostId;
  private double least;
  private double most;

  private Numbers(NodeIdType type) {
    this.type = type;
    this.doubles = type == NodeIdType.XSD_DOUBLE;
  }

  /// Numbers of the type of this one.
  ///
  /// @throws NotByIndexException if it is no such number
  static Numbers like(long id) {
    var type = QuadScan.toId(id).type();
    if (type != NodeIdType.XSD_DOUBLE && !NumberRanges.INTEGERS.contains(type)) {
      throw new NotByIndexException();
    }
    return new Numbers(type);
  }

  /// @param times how often it comes
  /// @throws NotByIndexException if it is of another type
  /// @throws ArithmeticException if there are too many
  void add(long id, long times) {
    var node = QuadScan.toId(id);
    if (node.type() != type) {
      throw new NotByIndexException();
    }
    boolean first = count == 0;
    count = Math.addExact(count, times);
    double value = doubles ? addDouble(node, times) : addInteger(node, times);
    end(value, id, first);
  }

  private double addDouble(NodeId node, long times) {
    double value = DoubleNode62.unpack(node.getValue56());
    if (Double.isNaN(value)) {
      throw new NotByIndexException();
    }
    if (times > MOST_TIMES) {
      throw new NotByIndexException();
    }
    for (long i = 0; i < times; i++) {
      sum += value; // in the order of the engine, so that the last digits are the same
    }
    return value;
  }

  private double addInteger(NodeId node, long times) {
    long value = IntegerNode.unpack56(node.getValue56());
    try {
      part = Math.addExact(part, Math.multiplyExact(value, times));
    } catch (ArithmeticException large) {
      whole = whole.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(times)));
    }
    if (Math.abs(value) > 1L << 53) {
      throw new NotByIndexException(); // its ends could not be compared as below
    }
    return value;
  }

  /// As the engine, which has -0.0 below 0.0.
  private void end(double value, long id, boolean first) {
    if (first || Double.compare(value, least) < 0) {
      least = value;
      leastId = id;
    }
    if (first || Double.compare(value, most) > 0) {
      most = value;
      mostId = id;
    }
  }

  /// Of a single number, for the engine, the number as it is: also its type.
  Node sum(Access access) {
    return count == 1 ? access.node(leastId) : sum().asNode();
  }

  private NodeValue sum() {
    return doubles
        ? NodeValue.makeDouble(sum)
        : NodeValue.makeInteger(whole.add(BigInteger.valueOf(part)));
  }

  NodeValue average() {
    return XSDFuncOp.numDivide(sum(), NodeValue.makeInteger(count));
  }

  long leastId() {
    return leastId;
  }

  long mostId() {
    return mostId;
  }
}
