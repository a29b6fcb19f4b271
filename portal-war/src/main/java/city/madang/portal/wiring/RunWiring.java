package city.madang.portal.wiring;

import city.madang.etl.dataset.DatasetFolders;
import city.madang.etl.doors.Doors;
import city.madang.etl.doors.Inspection;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.job.Engines;
import city.madang.etl.job.Niceness;
import city.madang.etl.job.Publisher;
import city.madang.etl.job.Schedules;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import city.madang.portal.consistency.DoorsWatch;
import city.madang.portal.download.proof.Scrub;
import city.madang.portal.steward.ScheduledRuns;
import city.madang.portal.steward.StewardToken;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/// Puts together what publishes: the runs, and the clock that starts them.
@ApplicationScoped
public class RunWiring {
  /// While one waits for a disk, for search or for one thread, another uses the processors.
  private static final int RUNS_AT_ONCE = 2;

  @Resource(lookup = "java:jboss/datasources/MadangDS")
  @SuppressWarnings("NullAway.Init") // by the container, before anything is produced
  private DataSource dataSource;

  @Resource
  @SuppressWarnings("NullAway.Init") // by the container, before anything is produced
  private ManagedThreadFactory threads;

  /// Goes on with what an earlier process left unfinished, and starts the clock.
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      Publisher publisher,
      ScheduledRuns scheduled) {
    publisher.recover();
    scheduled.start();
  }

  @Produces
  @Singleton
  Publisher publisher(
      PortalSettings settings, ReleaseRegister register, GraphStore graphs, SearchIndex index) {
    var home = settings.home();
    var engines =
        new Engines(
            home,
            settings.baseIri(),
            new Vault(home.vault()),
            dataSource,
            register,
            graphs,
            index,
            EngineLimits.ofThisMachine(),
            Clock.systemUTC());
    return new Publisher(
        engines,
        Executors.newFixedThreadPool(RUNS_AT_ONCE, this::newRunThread),
        Executors.newSingleThreadExecutor(this::newRunThread));
  }

  /// Runs can wait, visitors cannot.
  private Thread newRunThread(Runnable runs) {
    return threads.newThread(
        () -> {
          Niceness.lower();
          runs.run();
        });
  }

  @Produces
  @Singleton
  DoorsWatch doorsWatch(
      PortalSettings settings,
      ReleaseRegister register,
      GraphStore graphs,
      SearchIndex index,
      SigningKeys keys,
      Scrub scrub) {
    var doors =
        new Doors(
            settings.home(),
            settings.baseIri(),
            register,
            graphs,
            index,
            EngineLimits.ofThisMachine(),
            Clock.systemUTC());
    var inspection = new Inspection(doors, keys);
    return new DoorsWatch(() -> inspection.inspect(scrub.report().damaged()));
  }

  void close(@Disposes Publisher publisher) {
    publisher.close();
  }

  @Produces
  @Singleton
  ScheduledRuns scheduledRuns(PortalSettings settings, Publisher publisher) {
    var folders = new DatasetFolders(List.of(settings.home().datasets(), settings.datasets()));
    return new ScheduledRuns(
        new Schedules(folders),
        publisher,
        Clock.systemUTC(),
        Executors.newSingleThreadScheduledExecutor(threads));
  }

  void close(@Disposes ScheduledRuns scheduled) {
    scheduled.close();
  }

  @Produces
  @Singleton
  StewardToken token(PortalSettings settings) {
    return StewardToken.readOrCreate(settings.home().stewardToken());
  }
}
