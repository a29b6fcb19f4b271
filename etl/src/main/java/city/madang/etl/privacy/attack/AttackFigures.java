package city.madang.etl.privacy.attack;

import city.madang.etl.dataset.PrivacyPolicy;
import java.util.ArrayList;
import java.util.List;

/// What attacks on a released file would find; member `attacks` of `privacy.json`.
///
/// @param linkKeys each column and pair that is no quasi-identifier
/// @param intersection with earlier releases
/// @param differencing of nested classes
/// @param pseudonyms each published column against each private one
/// @param reasons what speaks against publication, each with its remedy
public record AttackFigures(
    List<LinkKey> linkKeys,
    Intersection intersection,
    Differencing differencing,
    List<Pseudonym> pseudonyms,
    List<String> reasons) {
  public AttackFigures {
    linkKeys = List.copyOf(linkKeys);
    pseudonyms = List.copyOf(pseudonyms);
    reasons = List.copyOf(reasons);
  }

  /// Judges figures by a policy.
  public static AttackFigures of(
      PrivacyPolicy policy,
      List<LinkKey> linkKeys,
      List<Pseudonym> pseudonyms,
      Intersection intersection,
      Differencing differencing) {
    var gate = new AttackGate(policy);
    var reasons = new ArrayList<>(gate.judgeLinkKeys(linkKeys));
    reasons.addAll(gate.judgePseudonyms(pseudonyms));
    reasons.addAll(gate.judge(intersection));
    reasons.addAll(gate.judge(differencing));
    return new AttackFigures(linkKeys, intersection, differencing, pseudonyms, reasons);
  }

  /// There is no released file that could be attacked.
  public static AttackFigures none() {
    return new AttackFigures(
        List.of(),
        Intersection.none("nothing is released"),
        Differencing.NONE,
        List.of(),
        List.of());
  }
}
