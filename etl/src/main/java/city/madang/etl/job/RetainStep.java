package city.madang.etl.job;

import city.madang.etl.run.Run;
import city.madang.etl.run.TableEngines;

/// Step `retain`: after the switch, releases that the dataset's retention does not keep are ended.
final class RetainStep implements RunStep {
  private final ReleaseKeeper keeper;

  RetainStep(Engines engines) {
    this.keeper = new ReleaseKeeper(engines);
  }

  @Override
  public String name() {
    return "retain";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    keeper.retain(run.descriptor());
    return 0;
  }
}
