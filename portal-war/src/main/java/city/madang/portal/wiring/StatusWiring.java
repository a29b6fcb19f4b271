package city.madang.portal.wiring;

import city.madang.etl.graph.GraphStore;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.metrics.PortalMetrics;
import city.madang.portal.sparql.jobs.Jobs;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.status.QueryFigures;
import city.madang.portal.sparql.status.SparqlMetrics;
import city.madang.portal.sparql.status.StatusWatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What tells how the doors fare.
@ApplicationScoped
public class StatusWiring {
  @Produces
  @Singleton
  QueryFigures figures() {
    return new QueryFigures(System::nanoTime);
  }

  @Produces
  @Singleton
  StatusWatch status(
      QueryFigures figures,
      SparqlQueries queries,
      Jobs jobs,
      GraphStore store,
      ReleaseRegister register) {
    return new StatusWatch(
        figures,
        queries.lanes(),
        jobs::countByState,
        store::state,
        () -> newest(register),
        processStart(),
        Clock.systemUTC());
  }

  /// This is made when it is first asked for, which may be much later.
  private static Instant processStart() {
    return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  }

  private static Optional<Instant> newest(ReleaseRegister register) {
    return register.listCurrent().stream().map(Release::published).max(Comparator.naturalOrder());
  }

  @Produces
  @Singleton
  PortalMetrics metrics(StatusWatch status) {
    return new PortalMetrics(List.of(new SparqlMetrics(status)));
  }
}
