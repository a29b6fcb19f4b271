package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds out what of a table earlier releases have told already, out of core.
///
/// @param tempFolder where it spills; private
public record CarryEngine(Path tempFolder, EngineLimits limits) {

  /// Divides the rows into those that earlier releases hold and [CarriedRows#others]. Both parts
  /// are written beside `checked`, for [TableEngine#release].
  ///
  /// @param earlier entries of the register without fault, the newest first
  /// @param k fewest entities that may be seen together
  public CarriedRows carry(
      Path checked,
      Table table,
      RegisterKey key,
      List<Path> earlier,
      int k,
      LabelCovering covering) {
    var carried = new CarriedRows[1];
    Beside.write(
        CarriedRows.others(checked),
        others ->
            Beside.write(
                CarriedRows.carried(checked),
                rows -> {
                  try (var session = session(table, earlier, checked, others, rows)) {
                    carried[0] =
                        new Carrying(session, table, earlier, k)
                            .carry(key, checked, covering, rows, others);
                  }
                }));
    return carried[0];
  }

  /// The released tuples of an entry, in the order of their values.
  public List<List<String>> classes(Path entry, Table table) {
    try (var session = session(table, List.of(entry))) {
      return Carrying.classes(session, table, entry);
    }
  }

  /// The loss of an entry's plan when it was last searched.
  public double searchedLoss(Path entry, Table table, RegisterKey key) {
    try (var session = session(table, List.of(entry))) {
      return new Register(session, table, key).searchedLoss(entry);
    }
  }

  private Session session(Table table, List<Path> earlier, Path... others) {
    var files = new ArrayList<>(earlier);
    files.addAll(List.of(others));
    var step = "carry over " + table.name();
    return Session.open(step, tempFolder, limits, files.toArray(Path[]::new));
  }
}
