package city.madang.portal.wiring;

import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.graph.CountedGraphs;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.graph.StoreCompaction;
import city.madang.etl.graph.VocabularyGraph;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.job.Publisher;
import city.madang.etl.release.CatalogDatabase;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.ReleaseRegister;
import city.madang.ontology.CompetencyQuestion;
import city.madang.portal.catalog.Catalog;
import city.madang.portal.catalog.CurrentFiles;
import city.madang.portal.download.Downloads;
import city.madang.portal.download.FileLinks;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Scrub;
import city.madang.portal.download.proof.Signatures;
import city.madang.portal.feed.Feeds;
import city.madang.portal.health.HealthChecks;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.Opening;
import city.madang.portal.releases.ReleaseLinks;
import city.madang.portal.releases.Releases;
import city.madang.portal.search.HitsPage;
import city.madang.portal.search.SearchLinks;
import city.madang.portal.sparql.SparqlResponse;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import city.madang.portal.sparql.explain.ExplanationResponse;
import city.madang.portal.sparql.geo.GeoFunctions;
import city.madang.portal.sparql.literal.LiteralIndex;
import city.madang.portal.sparql.questions.QuestionList;
import city.madang.portal.sparql.run.PublishedData;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.run.SparqlSettings;
import city.madang.portal.sparql.service.Services;
import city.madang.portal.sparql.status.QueryFigures;
import city.madang.portal.sparql.store.EmbeddedStore;
import city.madang.portal.sparql.store.RemoteStore;
import city.madang.portal.sparql.warm.WarmUp;
import city.madang.portal.ui.DatasetPage;
import city.madang.portal.ui.StartPage;
import city.madang.portal.vocabulary.Vocabulary;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the portal together. One producer for each part; what holds a file or a socket is disposed.
@ApplicationScoped
public class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  /// Results up to here stay in memory; with all queries at once, 8 MiB.
  private static final int RESULT_MEMORY_BYTES = 1 << 20;

  /// What one query may hold. The lanes together have more, for few queries come near.
  private static final long QUERY_BYTES = Runtime.getRuntime().maxMemory() / 4;

  private static final int CHEAP_QUERIES = 8;
  private static final Duration LONGEST_QUERY = Duration.ofMinutes(10);

  @Resource(lookup = "java:jboss/datasources/MadangDS")
  @SuppressWarnings("NullAway.Init") // by the container, before anything is produced
  private DataSource dataSource;

  /// Makes the parts that can fail while the server starts, so that a wrong setting stops it.
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      PortalSettings settings,
      GraphStore store,
      CountedGraphs counted,
      ReleaseRegister register,
      SigningKeys keys,
      WarmUp warmUp) {
    store.orderBy(counted::figures);
    if (settings.sparqlStore().isEmpty()) {
      warmUp.start();
    }
    LOG.info(
        "portal of {} is open with {} datasets, signing as {}",
        settings.baseIri(),
        register.listCurrent().size(),
        keys.publicKeys().keys().getFirst().thumbprint());
  }

  @Produces
  @Singleton
  PortalSettings settings() {
    return PortalSettings.from(System.getenv());
  }

  @Produces
  @Singleton
  GraphStore store(PortalSettings settings) {
    try {
      var location = Files.createDirectories(settings.home().store());
      StoreCompaction.compactIfGrown(location)
          .ifPresent(
              sizes ->
                  LOG.info(
                      "the RDF store had grown to {} MiB and has {} MiB now",
                      sizes.before() >> 20,
                      sizes.after() >> 20));
      var store = GraphStore.tdb2(location);
      VocabularyGraph.put(store);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close(@Disposes GraphStore store) {
    store.close();
  }

  @Produces
  @Singleton
  SearchIndex search(PortalSettings settings) {
    return new SearchIndex(settings.elasticsearchUrl());
  }

  void close(@Disposes SearchIndex search) {
    search.close();
  }

  @Produces
  @Singleton
  ReleaseRegister register(PortalSettings settings) {
    CatalogDatabase.migrate(dataSource);
    return new ReleaseRegister(dataSource, settings.home());
  }

  /// @param register has brought the database up to date
  @Produces
  @Singleton
  ReleaseHistory history(PortalSettings settings, ReleaseRegister register) {
    return new ReleaseHistory(dataSource, settings.home());
  }

  @Produces
  @Singleton
  TemporaryFiles temporaryFiles(PortalSettings settings) {
    return new TemporaryFiles(settings.home().answers(), settings.sparqlFreeDisk() / 100.0);
  }

  @Produces
  @Singleton
  SparqlSettings sparqlSettings(PortalSettings settings, TemporaryFiles files) {
    return new SparqlSettings(
        settings.baseIri().resolve("sparql"),
        settings.sparqlTimeout(),
        LONGEST_QUERY,
        settings.sparqlBudget(),
        CHEAP_QUERIES,
        Math.max(2, Runtime.getRuntime().availableProcessors()),
        RESULT_MEMORY_BYTES,
        QUERY_BYTES,
        files);
  }

  @Produces
  @Singleton
  LiteralIndex literals(PortalSettings settings, GraphStore store) {
    return new LiteralIndex(settings.home().literals(), store);
  }

  void close(@Disposes LiteralIndex literals) {
    literals.close();
  }

  @Produces
  @Singleton
  Services services(PortalSettings settings) {
    return new Services(settings.sparqlServices(), settings.sparqlTimeout());
  }

  void close(@Disposes Services services) {
    services.close();
  }

  @Produces
  @Singleton
  PublishedData publishedData(
      PortalSettings settings,
      GraphStore store,
      Instance<LiteralIndex> literals,
      Instance<Services> services) {
    GeoFunctions.register();
    return settings
        .sparqlStore()
        .map(address -> new RemoteStore(address, settings.sparqlTimeout()))
        .map(remote -> new PublishedData(remote, store::shown, OptionalLong::empty))
        .orElseGet(
            () ->
                new PublishedData(
                    new EmbeddedStore(
                        store.published(), Optional.of(literals.get()), services.get()),
                    store::shown,
                    store::state));
  }

  void close(@Disposes PublishedData data) {
    if (data.store() instanceof RemoteStore remote) {
      remote.close();
    }
  }

  @Produces
  @Singleton
  SparqlQueries sparql(PublishedData data, SparqlSettings settings, ClientWatch watch) {
    return new SparqlQueries(data, settings, watch);
  }

  @Produces
  @Singleton
  SparqlResponse sparqlResponse(
      SparqlQueries queries,
      ClientWatch watch,
      QueryFigures figures,
      ExplanationResponse explanations) {
    return new SparqlResponse(queries, watch, figures, explanations);
  }

  @Produces
  @Singleton
  QuestionList questions(PortalSettings settings) {
    return QuestionList.of(CompetencyQuestion.readAll(), settings.baseIri());
  }

  void close(@Disposes SparqlQueries sparql) {
    sparql.close();
  }

  @Produces
  @Singleton
  Opening opening() {
    return new Opening();
  }

  @Produces
  @Singleton
  WarmUp warmUp(
      SparqlQueries queries,
      GraphStore store,
      Publisher publisher,
      QuestionList questions,
      Opening opening) {
    var saved = questions.questions().stream().map(QuestionList.Saved::query).toList();
    return new WarmUp(queries, store, () -> opening.isOpen() && publisher.isIdle(), saved);
  }

  void close(@Disposes WarmUp warmUp) {
    warmUp.close();
  }

  @Produces
  @Singleton
  SearchLinks searchLinks(PortalSettings settings) {
    return new SearchLinks(settings.baseIri());
  }

  @Produces
  @Singleton
  HitsPage hitsPage(ReleaseRegister register) {
    return new HitsPage(register);
  }

  @Produces
  @Singleton
  SigningKeys keys(PortalSettings settings) {
    return new SigningKeys(settings.home().signing());
  }

  @Produces
  @Singleton
  Downloads downloads(
      ReleaseRegister register, ReleaseHistory history, FileProofs proofs, Signatures signatures) {
    return new Downloads(register, history, proofs, signatures, Clock.systemUTC());
  }

  @Produces
  @Singleton
  FileLinks fileLinks(ReleaseHistory history) {
    return new FileLinks(history);
  }

  @Produces
  @Singleton
  Releases releases(ReleaseHistory history, PortalSettings settings) {
    return new Releases(history, settings.baseIri());
  }

  @Produces
  @Singleton
  ReleaseLinks releaseLinks(ReleaseHistory history, Releases releases) {
    return new ReleaseLinks(history, releases);
  }

  @Produces
  @Singleton
  Feeds feeds(ReleaseHistory history, PortalSettings settings) {
    return new Feeds(history, settings.baseIri());
  }

  @Produces
  @Singleton
  Catalog catalog(ReleaseRegister register, PortalSettings settings) {
    return new Catalog(register, settings.baseIri());
  }

  @Produces
  @Singleton
  CurrentFiles currentFiles(ReleaseRegister register, PortalSettings settings) {
    return new CurrentFiles(register, settings.baseIri());
  }

  @Produces
  @Singleton
  Vocabulary vocabulary() {
    return new Vocabulary();
  }

  @Produces
  @Singleton
  StartPage startPage(ReleaseRegister register) {
    return new StartPage(register);
  }

  @Produces
  @Singleton
  DatasetPage datasetPage(ReleaseRegister register, PortalSettings settings) {
    return new DatasetPage(register, settings.baseIri());
  }

  @Produces
  @Singleton
  HealthChecks health(
      SearchIndex search,
      GraphStore store,
      ReleaseRegister register,
      Scrub scrub,
      SparqlQueries queries) {
    var checks = new LinkedHashMap<String, HealthChecks.Check>();
    checks.put("search", () -> search.search("", 1));
    checks.put("sparql", () -> store.version("urn:x"));
    checks.put("downloads", register::listCurrent);
    return new HealthChecks(
        checks, () -> scrub.report().damaged().size(), () -> queries.lost().count());
  }
}
