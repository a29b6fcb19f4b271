package city.madang.etl.anonymize;

import city.madang.etl.dataset.AttackLimits.Successive;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.attack.AttackFigures;
import city.madang.etl.privacy.attack.Differencing;
import city.madang.etl.privacy.attack.Intersection;
import city.madang.etl.run.Run;
import city.madang.etl.table.AttackEngine;
import java.nio.file.Path;
import java.util.List;

/// Attacks a released file as an outsider would, with all that earlier releases told.
///
/// @param earlier what it is compared with
public record Attacks(
    Run run, Table table, AttackEngine engine, PrivacyPolicy policy, EarlierReleases earlier) {

  /// The entries of earlier releases that this one is compared with, the newest first.
  ///
  /// @throws PrivacyRefusal if one of them is missing or torn
  List<Path> entries() {
    return switch (policy.attacks().successive()) {
      case Successive.Off _ -> List.of();
      case Successive.Check() ->
          switch (earlier) {
            case EarlierReleases.None() -> List.of();
            case EarlierReleases.Registered register -> soundEntries(register);
          };
    };
  }

  /// Measures each attack, and leaves the entry that later releases will be compared with.
  ///
  /// @param entries of earlier releases
  /// @param searchedLoss of the plan when it was last searched
  /// @throws PrivacyRefusal if one of them could not be tried
  AttackFigures measure(List<Path> entries, double searchedLoss) {
    var released = run.files().released(table);
    var checked = run.files().checked(table);
    var linkKeys = engine.linkKeys(released, checked, table);
    var pseudonyms = engine.pseudonyms(released, checked, table);
    var compared = compare(entries, searchedLoss);
    return AttackFigures.of(
        policy, linkKeys, pseudonyms, compared.intersection(), compared.differencing());
  }

  private Compared compare(List<Path> entries, double searchedLoss) {
    return switch (earlier) {
      case EarlierReleases.None() ->
          Compared.none("a trial: there are no earlier releases to compare with");
      case EarlierReleases.Registered register -> compare(register, entries, searchedLoss);
    };
  }

  private Compared compare(
      EarlierReleases.Registered register, List<Path> entries, double searchedLoss) {
    var now = run.files().registerEntry();
    engine.register(
        run.files().released(table),
        run.files().checked(table),
        table,
        register.key(),
        searchedLoss,
        now);
    return switch (policy.attacks().successive()) {
      case Successive.Off(var reason) -> Compared.none("switched off: " + reason);
      case Successive.Check() -> compare(now, entries);
    };
  }

  private List<Path> soundEntries(EarlierReleases.Registered register) {
    return register.soundEntries(run, entry -> engine.findFault(entry, table, register.key()));
  }

  private Compared compare(Path now, List<Path> entries) {
    return entries.isEmpty()
        ? Compared.none("there are no earlier releases to compare with")
        : new Compared(
            engine.intersect(now, entries, table, policy.k()),
            engine.subtract(now, entries, table, policy.k()));
  }

  private record Compared(Intersection intersection, Differencing differencing) {
    static Compared none(String why) {
      return new Compared(Intersection.none(why), Differencing.NONE);
    }
  }
}
