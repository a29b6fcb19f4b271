package city.madang.etl.records.query;

import java.util.List;
import java.util.Optional;

/// A query that fits its table.
///
/// @param selections what is shown, under names that differ
/// @param grouped whether groups are shown and not rows; without `groups` all rows are one
/// @param sorts by what, first one first; of groups it ends with what tells them apart
public record RecordQuery(
    RecordTable table,
    List<Selection> selections,
    Optional<Condition> where,
    boolean grouped,
    List<Term> groups,
    List<Sort> sorts) {
  public RecordQuery {
    selections = List.copyOf(selections);
    groups = List.copyOf(groups);
    sorts = List.copyOf(sorts);
  }

  /// What is shown under a name.
  public record Selection(String name, Output output) {}

  /// No value comes last, in both directions.
  public record Sort(Output output, boolean descending) {}
}
