package city.madang.etl.job;

import city.madang.etl.anonymize.Attacks;
import city.madang.etl.anonymize.EarlierReleases;
import city.madang.etl.anonymize.NoiseMeans;
import city.madang.etl.anonymize.NoisyRelease;
import city.madang.etl.anonymize.PeopleRelease;
import city.madang.etl.anonymize.TrackRelease;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunException;
import city.madang.etl.run.TableEngines;
import city.madang.etl.table.AttackEngine;
import city.madang.etl.table.CarryEngine;
import java.util.concurrent.locks.ReentrantLock;

/// Step `anonymize`: the released table, which for a table about people must pass its verifier.
///
/// @param earlier what a release about people is compared with
/// @param noise for tables that are released as noisy counts
record AnonymizeStep(EarlierReleases earlier, NoiseMeans noise) implements RunStep {
  /// A search for a plan may take most of the heap: those of other runs wait.
  private static final ReentrantLock SEARCHING = new ReentrantLock(true);

  @Override
  public String name() {
    return "anonymize";
  }

  @Override
  public long execute(Run run, TableEngines tables) {
    if (run.descriptor().tables().stream().noneMatch(Table::personal)) {
      return release(run, tables);
    }
    SEARCHING.lock();
    try {
      return release(run, tables);
    } finally {
      SEARCHING.unlock();
    }
  }

  private long release(Run run, TableEngines tables) {
    var rows = 0L;
    for (var table : run.descriptor().tables()) {
      release(run, tables, table);
      rows += tables.raw().count(run.files().released(table));
    }
    tables.endRaw();
    return rows;
  }

  private void release(Run run, TableEngines tables, Table table) {
    var files = run.files();
    var engine = tables.raw();
    var limits = tables.limits();
    if (table.noise().isPresent()) {
      new NoisyRelease(run, engine, table, noise).execute();
    } else if (table.personal() && policy(run).trajectory().isPresent()) {
      new TrackRelease(run, engine, limits, table, policy(run), earlier).execute();
    } else if (table.personal()) {
      var attacks =
          new Attacks(run, table, new AttackEngine(files.scratch(), limits), policy(run), earlier);
      var carrying = new CarryEngine(files.scratch(), limits);
      new PeopleRelease(run, engine, table, policy(run), attacks, carrying).execute();
    } else {
      engine.copyOpen(files.checked(table), table, files.released(table));
    }
  }

  /// The descriptor's reader sees to it; the gate does not rely on that.
  private static PrivacyPolicy policy(Run run) {
    return run.descriptor()
        .privacy()
        .orElseThrow(() -> new RunException("a table about people has no privacy policy"));
  }
}
