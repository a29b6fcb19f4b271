package city.madang.etl.privacy.attack;

import city.madang.etl.dataset.PrivacyPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says what of the figures is beyond policy, in words for the steward.
final class AttackGate {
  private static final String SUCCESSIVE =
      "keep the recoding of the release before, take coarser hierarchies, or write successive:"
          + " {off: why}";

  private final PrivacyPolicy policy;

  AttackGate(PrivacyPolicy policy) {
    this.policy = policy;
  }

  /// A pair with a column that is refused by itself adds nothing.
  List<String> judgeLinkKeys(List<LinkKey> keys) {
    var reasons = new ArrayList<String>();
    Set<String> alone = new HashSet<>();
    for (var key : keys) {
      if (key.after() > policy.attacks().linkKeys()
          && key.columns().stream().noneMatch(alone::contains)) {
        reasons.add(reason(key));
        if (key.columns().size() == 1) {
          alone.addAll(key.columns());
        }
      }
    }
    return reasons;
  }

  private String reason(LinkKey key) {
    return "%s single out %s of the rows, linkKeys allows %s: round more coarsely, or give the role identifier or quasi"
        .formatted(
            key.columns().size() == 1
                ? "the values of column " + key.columns().getFirst()
                : "columns " + String.join(" and ", key.columns()) + " together",
            percent(key.after()),
            percent(policy.attacks().linkKeys()));
  }

  List<String> judgePseudonyms(List<Pseudonym> pseudonyms) {
    return pseudonyms.stream()
        .map(this::fault)
        .filter(reason -> !reason.isEmpty())
        .map(reason -> reason + "; never a plain hash: give it the role identifier")
        .toList();
  }

  /// A few equal values are chance; a hash never is.
  private String fault(Pseudonym figures) {
    if (figures.hashed() > 0) {
      return "column %s is a plain hash of column %s in %d rows"
          .formatted(figures.column(), figures.secret(), figures.hashed());
    }
    if (figures.equal() > policy.attacks().linkKeys() * figures.rows()) {
      return "column %s repeats column %s in %d rows"
          .formatted(figures.column(), figures.secret(), figures.equal());
    }
    return figures.revealing(policy.k())
        ? "each of the %d values of column %s belongs to one value of column %s"
            .formatted(figures.values(), figures.column(), figures.secret())
        : "";
  }

  List<String> judge(Intersection figures) {
    return figures.below() == 0
        ? List.of()
        : List.of(
            "%1$d of the %2$d entities that earlier releases hold too are left with fewer than %4$d candidates, some with only %3$d, when the classes of all releases are intersected: %5$s"
                .formatted(
                    figures.below(),
                    figures.entities(),
                    figures.minimum(),
                    policy.k(),
                    SUCCESSIVE));
  }

  List<String> judge(Differencing figures) {
    return figures.below() == 0
        ? List.of()
        : List.of(
            "%d classes differ from nested ones of earlier releases by fewer than %d entities, the fewest are %d: publish when more have changed, or write successive: {off: why}"
                .formatted(figures.below(), policy.k(), figures.minimum()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
