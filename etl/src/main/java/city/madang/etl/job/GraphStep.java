package city.madang.etl.job;

import city.madang.etl.change.Changes;
import city.madang.etl.doors.Switch;
import city.madang.etl.release.PeopleRegister;
import city.madang.etl.run.OutdatedRunException;
import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;

/// Step `graph`: the new triples take the place of the old ones, in one write transaction.
///
/// This is the first change that a visitor can see, so the intent to switch is written down before.
final class GraphStep implements RunStep {
  private final Engines engines;

  GraphStep(Engines engines) {
    this.engines = engines;
  }

  @Override
  public String name() {
    return "graph";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    requireComparedIsKept(run);
    if (run.descriptor().compared()) {
      // First of all: what anybody could see from here on is compared with later releases.
      new PeopleRegister(engines.home().register())
          .store(run.descriptor().id(), run.version(), run.files().registerEntry());
    }
    new Switch(engines.doors()).begin(Candidates.of(run, run.files().release()));
    return 0;
  }

  /// The diffs hold rows of the release before, which nobody may have once it is withdrawn.
  private void requireComparedIsKept(Run run) {
    Changes.find(run.files().release())
        .flatMap(Changes::previous)
        .filter(before -> engines.register().find(run.descriptor().id(), before).isEmpty())
        .ifPresent(
            gone -> {
              throw new OutdatedRunException(
                  "release %s, which this one was compared with, was withdrawn meanwhile: publish again"
                      .formatted(gone));
            });
  }
}
