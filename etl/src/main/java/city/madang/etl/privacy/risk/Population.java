package city.madang.etl.privacy.risk;

import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many people of the population a tuple of quasi-identifiers fits.
public final class Population {
  private final List<Hierarchy> hierarchies;
  private final Set<String> complete;
  private final List<Map<String, BitSet>> groups = new ArrayList<>();
  private final Map<List<String>, Long> exact = new HashMap<>();
  private final List<Long> people = new ArrayList<>();

  /// A population without people.
  ///
  /// @param hierarchies of the quasi-identifiers, in the order of the tuples
  /// @param complete fields whose hierarchy lists every value that there is; people with unknown
  ///   values of others are counted under `*` alone
  public Population(List<Hierarchy> hierarchies, Set<String> complete) {
    this.complete = Set.copyOf(complete);
    this.hierarchies = List.copyOf(hierarchies);
    hierarchies.forEach(_ -> groups.add(new HashMap<>()));
  }

  /// Adds the people who share one tuple of leaves.
  ///
  /// @param line for messages
  /// @throws PrivacyRefusal if a value is no leaf, or the tuple came before
  public void add(List<String> leaves, long count, long line) {
    int group = people.size();
    for (int field = 0; field < hierarchies.size(); field++) {
      addTo(field, leaves.get(field), group, line);
    }
    if (exact.put(List.copyOf(leaves), count) != null) {
      throw new PrivacyRefusal(
          "population table, line %d: the same people came before: add them up".formatted(line));
    }
    people.add(count);
  }

  private void addTo(int field, String leaf, int group, long line) {
    var hierarchy = hierarchies.get(field);
    int code = hierarchy.level(0).find(leaf);
    if (code < 0 && complete.contains(hierarchy.field())) {
      throw new PrivacyRefusal(
          "population table, line %d: a value of %s is not in its hierarchy: correct it"
              .formatted(line, hierarchy.field()));
    }
    set(field, Hierarchy.TOP, group);
    for (int level = 0; code >= 0 && level < hierarchy.levels(); level++) {
      set(field, hierarchy.level(level).label(hierarchy.level(level).codeOfLeaf(code)), group);
    }
  }

  private void set(int field, String label, int group) {
    groups.get(field).computeIfAbsent(label, _ -> new BitSet()).set(group);
  }

  /// All people.
  public long people() {
    return people.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
  }

  /// People whom a raw or released tuple fits.
  public long people(List<String> tuple) {
    var known = exact.get(tuple);
    return known != null ? known : sum(fitting(tuple));
  }

  private BitSet fitting(List<String> tuple) {
    var all = new BitSet();
    all.set(0, people.size());
    for (int field = 0; field < tuple.size(); field++) {
      all.and(groups.get(field).getOrDefault(tuple.get(field), new BitSet()));
    }
    return all;
  }

  private long sum(BitSet fitting) {
    return fitting.stream().mapToLong(people::get).sum();
  }

  /// The size of a class to an intruder who knows the population: nobody knows of fewer people than
  /// are in the table.
  public ClassSize compatible(List<String> tuple, ClassSize size) {
    return new ClassSize(size.rows(), Math.max(size.entities(), people(tuple)));
  }
}
