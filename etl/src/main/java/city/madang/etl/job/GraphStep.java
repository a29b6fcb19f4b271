package city.madang.etl.job;

import city.madang.etl.doors.Switch;
import city.madang.etl.release.PeopleRegister;
import city.madang.etl.run.Run;

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
  public long execute(Run run) {
    if (run.descriptor().compared()) {
      // First of all: what anybody could see from here on is compared with later releases.
      new PeopleRegister(engines.home().register())
          .store(run.descriptor().id(), run.version(), run.files().registerEntry());
    }
    new Switch(engines.doors()).begin(Candidates.of(run, run.files().release()));
    return 0;
  }
}
