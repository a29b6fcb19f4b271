package city.madang.portal.wiring;

import city.madang.portal.http.ClientWatch;
import city.madang.portal.sparql.jobs.JobResponse;
import city.madang.portal.sparql.jobs.JobSettings;
import city.madang.portal.sparql.jobs.Jobs;
import city.madang.portal.sparql.run.SparqlQueries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Queries whose answers are fetched later.
@ApplicationScoped
public class JobWiring {
  private static final int MOST_OF_ONE = 4;

  @Produces
  @Singleton
  Jobs jobs(SparqlQueries queries, PortalSettings settings) {
    var limits =
        new JobSettings(
            settings.sparqlJobs(), MOST_OF_ONE, settings.sparqlJobTime(), settings.sparqlJobKept());
    return new Jobs(queries, limits, Clock.systemUTC());
  }

  void close(@Disposes Jobs jobs) {
    jobs.close();
  }

  @Produces
  @Singleton
  JobResponse results(Jobs jobs, ClientWatch watch) {
    return new JobResponse(jobs, watch);
  }
}
