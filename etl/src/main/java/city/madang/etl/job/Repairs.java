package city.madang.etl.job;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.doors.Doors;
import city.madang.etl.doors.Leftovers;
import city.madang.etl.doors.Restoration;
import city.madang.etl.job.RepairReport.Entry;
import city.madang.etl.run.RunFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finishes switches that were cut off, brings every door to the register's current version, and
/// deletes what nobody needs. A second time it finds nothing to do.
final class Repairs {
  private final Doors doors;
  private final RunHistory history;
  private final DatasetTurns turns;
  private final List<Entry> done = new ArrayList<>();
  private final List<Entry> stopped = new ArrayList<>();

  Repairs(Engines engines, RunHistory history, DatasetTurns turns) {
    this.doors = engines.doors();
    this.history = history;
    this.turns = turns;
  }

  /// @param only this dataset; all that there is anything of if empty
  RepairReport repair(Optional<DatasetId> only) {
    var known = new Leftovers(doors).listDatasets();
    if (only.isPresent() && !known.contains(only.get())) {
      stopped.add(new Entry(only.get().value(), "there is nothing of such a dataset"));
    }
    known.stream()
        .filter(each -> only.isEmpty() || only.get().equals(each))
        .forEach(each -> turns.take(each, () -> repair(each)));
    return new RepairReport(done, stopped);
  }

  private void repair(DatasetId dataset) {
    var settled = tell(dataset, () -> settle(dataset));
    if (settled) {
      tell(dataset, () -> new Restoration(doors).restore(dataset));
      tell(dataset, () -> new Leftovers(doors).delete(dataset, kept(dataset)));
    }
  }

  private List<String> settle(DatasetId dataset) {
    var intent = doors.register().findIntent(dataset);
    var switched = history.settle(dataset);
    return intent
        .map(
            open ->
                switched.isPresent()
                    ? "the switch to %s, which was cut off, is finished".formatted(open.version())
                    : "the switch to %s was given up, because its files are gone"
                        .formatted(open.version()))
        .stream()
        .toList();
  }

  /// Work folders of runs that go on where they stopped.
  private Set<String> kept(DatasetId dataset) {
    return history
        .findResumable(dataset)
        .map(RunFiles::folder)
        .map(folder -> Set.of(String.valueOf(folder.getFileName())))
        .orElse(Set.of());
  }

  /// A failure of one dataset leaves the others their repair.
  private boolean tell(DatasetId dataset, Supplier<List<String>> work) {
    try {
      work.get().forEach(what -> done.add(new Entry(dataset.value(), what)));
      return true;
    } catch (RuntimeException failure) {
      RunResults.of(failure)
          .messages()
          .forEach(message -> stopped.add(new Entry(dataset.value(), message)));
      return false;
    }
  }
}
