package city.madang.etl.anonymize;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.release.Home;
import city.madang.etl.release.PeopleRegister;
import city.madang.etl.release.RegisterException;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.run.Run;
import city.madang.etl.table.RegisterKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a run knows of the releases before it.
public sealed interface EarlierReleases {
  /// The run is a trial: it publishes nothing and sees no home.
  record None() implements EarlierReleases {}

  /// The run publishes.
  ///
  /// @param people what releases are compared by
  /// @param releases which ones exist
  record Registered(PeopleRegister people, ReleaseRegister releases) implements EarlierReleases {
    /// What the home remembers.
    public static Registered of(Home home, ReleaseRegister releases) {
      return new Registered(new PeopleRegister(home.register()), releases);
    }

    /// @throws PrivacyRefusal if it cannot be read
    RegisterKey key() {
      return orRefusal(people::key);
    }

    /// The entries of all releases of the same dataset but the run's own, which a first try may
    /// have left.
    ///
    /// @throws PrivacyRefusal if they cannot be read, or one is missing
    SortedMap<String, Path> entries(Run run) {
      var dataset = run.descriptor().id();
      var entries = orRefusal(() -> people.entries(dataset));
      entries.remove(run.version());
      for (var version : releases.listAboutPeople(dataset)) {
        if (!version.equals(run.version()) && !entries.containsKey(version)) {
          throw notCompared(version, "is missing");
        }
      }
      return entries;
    }

    /// The same, each of them readable, the newest first.
    ///
    /// @param findFault why an entry cannot be compared with the run's own
    /// @throws PrivacyRefusal if one has a fault
    List<Path> soundEntries(Run run, Function<Path, Optional<String>> findFault) {
      var entries = entries(run);
      entries.forEach(
          (version, entry) ->
              findFault
                  .apply(entry)
                  .ifPresent(
                      fault -> {
                        throw notCompared(version, fault);
                      }));
      return List.copyOf(entries.sequencedValues().reversed());
    }

    private static PrivacyRefusal notCompared(String version, String why) {
      return new PrivacyRefusal(
          "the register's entry of release %s %s, so this one cannot be compared with it: restore the register, or write successive: {off: why}"
              .formatted(version, why));
    }

    private static <T> T orRefusal(Supplier<T> reading) {
      try {
        return reading.get();
      } catch (RegisterException unreadable) {
        throw new PrivacyRefusal(String.valueOf(unreadable.getMessage()));
      }
    }
  }
}
