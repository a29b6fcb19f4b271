package city.madang.etl.graph;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a graph holds, in numbers. All are exact.
///
/// Source: VoID, "Describing Linked Datasets", section 4.6.
///
/// @param triples in the graph
/// @param subjects distinct ones
/// @param objects distinct ones, literals too
/// @param classes how many things are of each, by IRI
/// @param properties by IRI
public record GraphStatistics(
    long triples,
    long subjects,
    long objects,
    SortedMap<String, Long> classes,
    SortedMap<String, Property> properties) {
  public GraphStatistics {
    classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /// Those of one property.
  ///
  /// @param triples that have it
  /// @param subjects distinct ones that have it
  /// @param objects distinct ones
  public record Property(long triples, long subjects, long objects) {}
}
