package city.madang.portal.sparql.geo;

import city.madang.portal.sparql.bounds.StopSignal;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryComponentFilter;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.chain.MonotoneChain;
import org.locationtech.jts.index.chain.MonotoneChainBuilder;
import org.locationtech.jts.index.chain.MonotoneChainOverlapAction;
import org.locationtech.jts.index.hprtree.HPRtree;

/// Counts the pairs of segments of two geometries whose boxes meet: all that may cross.
final class Crossings extends MonotoneChainOverlapAction {
  private final long most;
  private final StopSignal stop;
  private long count;

  private Crossings(long most, StopSignal stop) {
    this.most = most;
    this.stop = stop;
  }

  /// @param most the count goes on a little beyond it at most
  static long count(Geometry one, Geometry other, long most, StopSignal stop) {
    var crossings = new Crossings(most, stop);
    var index = new HPRtree();
    for (var chain : chains(other)) {
      index.insert(chain.getEnvelope(), chain);
    }
    for (var chain : chains(one)) {
      crossings.look(chain, index);
    }
    return crossings.count;
  }

  /// Parts of lines and of edges of areas, each of which goes one way.
  private static List<MonotoneChain> chains(Geometry geometry) {
    var chains = new ArrayList<MonotoneChain>();
    GeometryComponentFilter parts =
        part -> {
          if (part instanceof LineString line && !line.isEmpty()) {
            for (Object chain : MonotoneChainBuilder.getChains(line.getCoordinates())) {
              chains.add((MonotoneChain) chain);
            }
          }
        };
    geometry.apply(parts);
    return chains;
  }

  private void look(MonotoneChain chain, HPRtree index) {
    stop.check();
    ItemVisitor visitor =
        near -> {
          if (count <= most) {
            chain.computeOverlaps((MonotoneChain) near, this);
          }
        };
    if (count <= most) {
      index.query(chain.getEnvelope(), visitor);
    }
  }

  @Override
  public void overlap(MonotoneChain one, int at, MonotoneChain other, int there) {
    stop.check();
    count++;
  }
}
