package city.madang.portal.wiring;

import city.madang.etl.graph.CountedGraphs;
import city.madang.etl.graph.GraphStore;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.sparql.description.DescriptionResponse;
import city.madang.portal.sparql.description.ServiceDescription;
import city.madang.portal.sparql.description.Things;
import city.madang.portal.sparql.explain.Explainer;
import city.madang.portal.sparql.explain.ExplanationResponse;
import city.madang.portal.sparql.graphs.GraphReads;
import city.madang.portal.sparql.graphs.GraphResponse;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.run.SparqlSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// What tells of the graphs and reads them whole.
@ApplicationScoped
public class DescriptionWiring {
  @Produces
  @Singleton
  CountedGraphs counted(GraphStore store) {
    return new CountedGraphs(store);
  }

  void close(@Disposes CountedGraphs counted) {
    counted.close();
  }

  @Produces
  @Singleton
  DescriptionResponse description(
      SparqlSettings settings, GraphStore store, CountedGraphs counted) {
    return new DescriptionResponse(new ServiceDescription(settings.endpoint(), store, counted));
  }

  @Produces
  @Singleton
  Things things(PortalSettings settings, GraphStore store) {
    return new Things(store, settings.baseIri());
  }

  @Produces
  @Singleton
  ExplanationResponse explanations(
      SparqlQueries queries, SparqlSettings settings, GraphStore store, CountedGraphs counted) {
    return new ExplanationResponse(new Explainer(queries, settings, store, counted));
  }

  @Produces
  @Singleton
  GraphReads reads(GraphStore store) {
    return new GraphReads(store);
  }

  @Produces
  @Singleton
  GraphResponse graphs(GraphReads reads, ClientWatch watch) {
    return new GraphResponse(reads, watch);
  }
}
