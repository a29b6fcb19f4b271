package city.madang.etl.anonymize;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.dataset.PublicKeys;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.noise.KeyDomain;
import city.madang.etl.table.TableEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The keys of a noisy release.
///
/// @param raw as the steward wrote them; with public keys, of the values that the folder tells
/// @param domain as they are understood
record NoisyKeys(List<RawHierarchy> raw, KeyDomain domain) {
  /// @throws PrivacyRefusal if a row's value is none of the keys
  static NoisyKeys read(
      Descriptor descriptor, Table table, NoisePolicy policy, TableEngine engine, Path checked) {
    var raw = new ArrayList<RawHierarchy>();
    var values = new ArrayList<Set<String>>();
    for (var field : table.quasi()) {
      values.add(engine.values(checked, table, field));
      raw.add(raw(descriptor.folder(), field, policy, values.getLast()));
    }
    var hierarchies = KeyDomain.hierarchies(raw);
    var reasons = new ArrayList<String>();
    for (int i = 0; i < hierarchies.size(); i++) {
      long outside = hierarchies.get(i).countOutside(values.get(i));
      if (outside > 0) {
        reasons.add(
            "%s: %d values are not among its public keys: add them, or reject their rows by a constraint"
                .formatted(hierarchies.get(i).field(), outside));
      }
    }
    PrivacyRefusal.throwIfAny(reasons);
    var domain = KeyDomain.of(hierarchies, policy.levels(), policy.publicKeys());
    PrivacyRefusal.throwIfAny(untyped(table, policy, engine, domain));
    return new NoisyKeys(raw, domain);
  }

  /// Keys of level 0 are released as values of their field, so they must be some.
  private static List<String> untyped(
      Table table, NoisePolicy policy, TableEngine engine, KeyDomain domain) {
    var reasons = new ArrayList<String>();
    for (int i = 0; i < policy.levels().size(); i++) {
      var field = table.quasi().get(i);
      // Keys that nobody wrote down are those of the data, which are values.
      boolean written = policy.levels().get(i) == 0 && PublicKeys.known(field);
      long other = written ? engine.countOther(table, field, domain.labels().get(i).keySet()) : 0;
      if (other > 0) {
        reasons.add(
            "%s: %d keys are not written like the values of its type: correct them"
                .formatted(field.name(), other));
      }
    }
    return reasons;
  }

  private static RawHierarchy raw(
      Path folder, Field field, NoisePolicy policy, Set<String> present) {
    var values =
        policy.publicKeys() && PublicKeys.known(field) ? PublicKeys.listed(field) : present;
    return Hierarchies.read(folder, field, values);
  }
}
