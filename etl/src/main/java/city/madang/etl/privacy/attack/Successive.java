package city.madang.etl.privacy.attack;

import java.util.ArrayList;
import java.util.List;

/// What an outsider gains who lays earlier releases of the same moving entities beside this one.
///
/// Points: where two releases hold the same hour, a piece that only one of them shows, or that they
/// cut in two ways, tells more than either was measured by. So in shared hours both must show the
/// same points of the same entities. Then each release is measured by its own unicity, and the
/// union has no more: other hours bring other points, and equal pieces join nothing.
///
/// Flows: trips are records and flows their classes, compared as those of people are. Besides, the
/// entities of the same flow differ by none or by at least k.
///
/// @param releases earlier ones that were compared
/// @param entities of this release that are in an earlier one too, with a trip or in an hour of
///   both
/// @param exposed points: entities that are shown in another way than before in an hour of both;
///   flows: entities with fewer than k candidates left
/// @param differences flows of which something remains when those of another release are subtracted
/// @param minimum fewest entities behind such a remainder; 0 without any
/// @param below remainders with fewer than k entities
/// @param note why nothing was compared; else empty
public record Successive(
    int releases,
    long entities,
    long exposed,
    long differences,
    long minimum,
    long below,
    String note) {
  /// Nothing was compared.
  public static Successive none(String why) {
    return new Successive(0, 0, 0, 0, 0, 0, why);
  }

  /// The figures of points.
  public static Successive ofPoints(int releases, long entities, long exposed) {
    return new Successive(releases, entities, exposed, 0, 0, 0, "");
  }

  /// The figures of flows.
  public static Successive ofFlows(Intersection intersection, Differencing differencing) {
    return new Successive(
        intersection.releases(),
        intersection.entities(),
        intersection.below(),
        differencing.differences(),
        differencing.minimum(),
        differencing.below(),
        "");
  }

  /// What speaks against publication, each with its remedy.
  public List<String> reasons(int k) {
    var reasons = new ArrayList<String>();
    if (exposed > 0) {
      reasons.add(
          ("%d entities could be followed farther with earlier releases, which show hours of this"
               + " one in another way: publish hours that were not released yet, or bring back rows"
               + " and rule, or write successive: {off: why}")
              .formatted(exposed));
    }
    if (below > 0) {
      reasons.add(
          ("%d flows differ from those of earlier releases by fewer than %d entities, the fewest"
               + " are %d: publish hours that were not released yet, or when more have changed, or"
               + " write successive: {off: why}")
              .formatted(below, k, minimum));
    }
    return reasons;
  }
}
