package city.madang.portal.wiring;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.doors.Consistency;
import city.madang.etl.records.RecordEngine;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.catalog.DatasetList;
import city.madang.portal.catalog.MirrorList;
import city.madang.portal.health.HealthResource.Health;
import city.madang.portal.openapi.Bodies;
import city.madang.portal.openapi.DescribedRelease;
import city.madang.portal.openapi.DescribedReleases;
import city.madang.portal.openapi.DescribedTable;
import city.madang.portal.openapi.Documents;
import city.madang.portal.openapi.Format;
import city.madang.portal.openapi.example.Sample;
import city.madang.portal.records.ReleasedTables;
import city.madang.portal.records.ReleasedTables.Contents;
import city.madang.portal.records.ReleasedTables.Found;
import city.madang.portal.records.RowFormat;
import city.madang.portal.releases.ReleaseList;
import city.madang.portal.releases.ReleaseView;
import city.madang.portal.search.SearchPage;
import city.madang.portal.sparql.explain.Explanation;
import city.madang.portal.sparql.jobs.JobStatus;
import city.madang.portal.sparql.questions.QuestionList;
import city.madang.portal.sparql.status.SparqlStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells the documents what the other features do.
@ApplicationScoped
public class OpenApiWiring {
  private static final int SAMPLE_ROWS = 100;
  private static final Bodies BODIES =
      new Bodies(
          DatasetList.class,
          ReleaseList.class,
          ReleaseView.class,
          SearchPage.class,
          MirrorList.class,
          Consistency.class,
          Health.class,
          SparqlStatus.class,
          QuestionList.class,
          Explanation.class,
          JobStatus.class);

  @Produces
  @Singleton
  Documents documents(
      ReleaseRegister register,
      ReleasedTables tables,
      RecordEngine engine,
      PortalSettings settings) {
    var formats =
        Stream.of(RowFormat.values())
            .map(f -> new Format(f.ending(), f.mediaType(), f == RowFormat.GEOJSON))
            .toList();
    var releases = new Described(tables, engine);
    return new Documents(register, releases, BODIES, formats, settings.baseIri());
  }

  private record Described(ReleasedTables tables, RecordEngine engine)
      implements DescribedReleases {
    @Override
    public Release current(DatasetId id) {
      return tables.current(id);
    }

    @Override
    public Release release(DatasetId id, String version) {
      return tables.release(id, version);
    }

    @Override
    public DescribedRelease describe(Release release) {
      var contents = tables.contents(release);
      return new DescribedRelease(
          release,
          contents.manifest(),
          contents.tables().stream().map(one -> describe(one, contents)).toList());
    }

    private DescribedTable describe(Found found, Contents contents) {
      var table = found.table();
      var all = QueryReader.read(table, QueryTexts.ALL);
      var page = engine.page(found.parquet(), all, Optional.empty(), SAMPLE_ROWS);
      return new DescribedTable(Sample.of(table, page), contents.schema(table));
    }
  }
}
