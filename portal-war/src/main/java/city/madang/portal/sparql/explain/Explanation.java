package city.madang.portal.sparql.explain;

import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// What a query would do, and may take.
///
/// @param form `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`
/// @param plan the algebra as it would run
/// @param estimatedRows of the answer, or triples; absent if there is nothing to guess by
/// @param lane `cheap` or `heavy`
/// @param reason of the lane
/// @param cached whether the answer is known already, in the format that is asked for
/// @param lasting whether the same data gives the same answer, so that it may be kept
/// @param functions that it calls
/// @param properties that it names, with their triples in the graphs that it reads; absent before
///   those are counted
/// @param classes that it names, with their things
public record Explanation(
    String form,
    String plan,
    @Nullable Long estimatedRows,
    String lane,
    String reason,
    boolean cached,
    boolean lasting,
    Limits limits,
    SortedSet<String> functions,
    @Nullable SortedMap<String, Long> properties,
    @Nullable SortedMap<String, Long> classes) {

  /// What would hold.
  ///
  /// @param beginSeconds until its answer begins, with the wait for its turn
  /// @param wholeSeconds until it is whole
  /// @param heldBytes of rows, groups and strings that it may hold at once
  /// @param querySecondsAMinute of all queries of one client
  public record Limits(
      long beginSeconds, long wholeSeconds, long heldBytes, long querySecondsAMinute) {}
}
