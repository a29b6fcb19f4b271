package city.madang.etl.anonymize;

import city.madang.etl.dataset.AttackLimits.Successive.Check;
import city.madang.etl.dataset.AttackLimits.Successive.Off;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.dataset.TrackColumns;
import city.madang.etl.privacy.attack.Successive;
import city.madang.etl.privacy.trajectory.RunKey;
import city.madang.etl.privacy.trajectory.TrackKeys;
import city.madang.etl.run.Run;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TrackFiles;
import city.madang.etl.table.TrackRegister;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Lays a release of trajectories beside the earlier ones, and leaves the entry that later ones
/// will be compared with.
///
/// @param earlier what it is compared with
record TrackHistory(
    Run run, EngineLimits limits, Table table, PrivacyPolicy policy, EarlierReleases earlier) {

  /// The secrets of the run: those of places outlive it if it publishes.
  ///
  /// @throws city.madang.etl.privacy.PrivacyRefusal if the register's key cannot be read
  TrackKeys keys() {
    var own = TrackKey.of(run);
    return switch (earlier) {
      case EarlierReleases.None() -> TrackKeys.trial(own);
      case EarlierReleases.Registered register ->
          new TrackKeys(own, RunKey.of(register.key().derive("places of trajectories")));
    };
  }

  /// Compares points that the verifier has passed.
  ///
  /// @throws city.madang.etl.privacy.PrivacyRefusal if that could not be done
  Successive points(TrackFiles files) {
    return switch (earlier) {
      case EarlierReleases.None() -> trial();
      case EarlierReleases.Registered it -> {
        var register = register(it);
        register.writePoints(files, run.files().checked(table), run.files().registerEntry());
        yield compare(
            it,
            register::findPointsFault,
            entries -> register.comparePoints(run.files().registerEntry(), entries));
      }
    };
  }

  /// Compares flows.
  ///
  /// @param released trips of which flows are made, with their lineage to `trips`
  /// @throws city.madang.etl.privacy.PrivacyRefusal if that could not be done
  Successive flows(Path released, Path trips) {
    return switch (earlier) {
      case EarlierReleases.None() -> trial();
      case EarlierReleases.Registered it -> {
        var register = register(it);
        var tripTable = TrackColumns.trips(table);
        var checked = run.files().checked(table);
        register.writeFlows(released, trips, tripTable, checked, run.files().registerEntry());
        yield compare(
            it,
            entry -> register.findFlowsFault(entry, tripTable),
            entries -> register.compareFlows(run.files().registerEntry(), entries, policy.k()));
      }
    };
  }

  private static Successive trial() {
    return Successive.none("a trial: there are no earlier releases to compare with");
  }

  private TrackRegister register(EarlierReleases.Registered register) {
    return new TrackRegister(
        run.files().scratch(), limits, table, policy.trajectory().orElseThrow(), register.key());
  }

  private Successive compare(
      EarlierReleases.Registered register,
      Function<Path, Optional<String>> fault,
      Function<List<Path>, Successive> comparison) {
    return switch (policy.attacks().successive()) {
      case Off(var reason) -> Successive.none("switched off: " + reason);
      case Check() -> {
        var entries = register.soundEntries(run, fault);
        yield entries.isEmpty()
            ? Successive.none("there are no earlier releases to compare with")
            : comparison.apply(entries);
      }
    };
  }
}
