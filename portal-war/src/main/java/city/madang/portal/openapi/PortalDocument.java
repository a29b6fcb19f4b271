package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.CURSOR_EXPIRED;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.NOT_FOUND;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.PRECONDITION_FAILED;
import static city.madang.portal.problem.ProblemType.RANGE_NOT_SATISFIABLE;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.RELEASE_RETIRED;
import static city.madang.portal.problem.ProblemType.RELEASE_WITHDRAWN;
import static city.madang.portal.problem.ProblemType.SEARCH_UNAVAILABLE;
import static city.madang.portal.problem.ProblemType.UNHEALTHY;

import java.net.URI;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// What can be asked of the portal, whatever it has published. What stewards do is not in it.
final class PortalDocument {
  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text;version=1.0.0;charset=utf-8";
  private static final String DATASET = "/api/datasets/{id}";
  private static final String RELEASE = DATASET + "/releases/{version}";

  private final Document document;
  private final TypeSchemas types;
  private final Bodies bodies;

  private PortalDocument(Document document, Bodies bodies) {
    this.document = document;
    this.types = new TypeSchemas(document);
    this.bodies = bodies;
  }

  /// @param datasets the current version of each, by id
  static Document of(
      URI baseIri, Map<String, String> datasets, Bodies bodies, List<Format> formats) {
    var document = new Document(baseIri, "Madang 마당", "1", description(datasets));
    var made = new PortalDocument(document, bodies);
    made.putDatasets();
    made.putRecords(new RecordsOperations(List.of(), formats));
    made.putThings();
    made.putFiles();
    made.putMirrors();
    made.putSearch();
    SparqlOperations.put(
        document, made.types.of(bodies.sparqlStatus()), made.types.of(bodies.explanation()));
    SparqlOperations.putQuestions(document, made.types.of(bodies.questions()));
    SparqlJobOperations.put(document, made.types.of(bodies.job()));
    made.putFeeds();
    made.putOthers();
    return document;
  }

  private static String description(Map<String, String> datasets) {
    var text =
        new StringBuilder(
            "An open data portal: search, SPARQL, records and downloads. Nothing needs a key."
                + " Problems are JSON, or pages for whoever likes `text/html` best. Each dataset"
                + " has a document of its own, with its tables and fields:\n");
    datasets.forEach(
        (id, version) ->
            text.append(
                "\n- [%1$s](/api/datasets/%1$s/openapi.json), now %2$s".formatted(id, version)));
    return text.toString();
  }

  private void putDatasets() {
    get("/api/datasets", "datasets", "What is published, with the files of the current releases")
        .answer("By id", JSON, types.of(bodies.datasets()))
        .problems();
    dataset(DATASET + "/releases", "releases", "Every release, the newest first")
        .query("size", "At most so many", Schemas.whole(1, 100, 20))
        .query("cursor", "From `next` of the answer before", Schemas.text())
        .answer("Kept, withdrawn and retired ones", JSON, types.of(bodies.releases()))
        .problems(BAD_REQUEST, DATASET_NOT_FOUND);
    release(RELEASE, "release", "One release; of one that is gone, when and why")
        .answer("A release", JSON, types.of(bodies.release()))
        .problems(DATASET_NOT_FOUND, RELEASE_NOT_FOUND);
    openapi(dataset(DATASET + "/openapi.json", "dataset-openapi", "OpenAPI of a dataset"));
    openapi(release(RELEASE + "/openapi.json", "release-openapi", "OpenAPI of one release"));
    openapi(get("/api/openapi.json", "openapi", "This document"));
  }

  private static void openapi(Operation operation) {
    var content = operation.answer("OpenAPI 3.1");
    content.putObject(JSON);
    content.putObject(DocumentResponse.OPENAPI);
    operation
        .other(304, "It is the one that you have")
        .problems(DATASET_NOT_FOUND, RELEASE_NOT_FOUND, RELEASE_WITHDRAWN, RELEASE_RETIRED);
  }

  private void putRecords(RecordsOperations records) {
    records.putParameters(document, List.of());
    RowSchemas.put(document, List.of());
    put(DATASET + RecordsOperations.PAGE, id(records.page("records")));
    put(DATASET + RecordsOperations.EXPORT, id(records.export("export")));
    put(RELEASE + RecordsOperations.PAGE, version(id(records.page("release-records"))));
    put(RELEASE + RecordsOperations.EXPORT, version(id(records.export("release-export"))));
  }

  private void putThings() {
    dataset(
            "/datasets/{id}",
            "dataset",
            "The dataset by its IRI: a page, or what graphs tell of it")
        .query("lang", "Of the page; without it, `Accept-Language` decides", lang())
        .answer("A page, for browsers", "text/html;charset=utf-8", Schemas.text())
        .other(303, "To its description at `/sparql`, for whoever accepts RDF or anything")
        .problems(DATASET_NOT_FOUND);
    dataset("/datasets/{id}/{kind}/{key}", "thing", "Something a dataset tells of, by its IRI")
        .path("kind", "Such as `areas`", Schemas.text())
        .path("key", "Such as `21120`", Schemas.text())
        .other(303, "To its description at `/sparql`")
        .problems(NOT_FOUND);
  }

  private void putFiles() {
    file(dataset("/datasets/{id}/latest/{file}", "latest-file", "To the current release's file"))
        .query("at", "The release of that day or instant instead", Schemas.text())
        .other(307, "To the file of one version")
        .problems(
            BAD_REQUEST,
            DATASET_NOT_FOUND,
            RELEASE_NOT_FOUND,
            FILE_NOT_FOUND,
            RELEASE_WITHDRAWN,
            RELEASE_RETIRED,
            FILE_DAMAGED);
    var operation =
        file(release("/datasets/{id}/releases/{version}/{file}", "file", "It never changes"))
            .describe("Ranges, strong ETags, `Repr-Digest`, gzip and zstd.");
    operation.answer("The file").putObject("*/*");
    operation
        .other(206, "Parts of it")
        .other(304, "It is the one that you have")
        .problems(
            DATASET_NOT_FOUND,
            RELEASE_NOT_FOUND,
            FILE_NOT_FOUND,
            NOT_ACCEPTABLE,
            RELEASE_WITHDRAWN,
            RELEASE_RETIRED,
            PRECONDITION_FAILED,
            RANGE_NOT_SATISFIABLE,
            OVERLOADED,
            FILE_DAMAGED);
  }

  private static Operation file(Operation operation) {
    return operation.path("file", "As `manifest.json` lists it", Schemas.text());
  }

  private void putMirrors() {
    mirror("files.json", JSON, types.of(bodies.files()), "All current files");
    mirror("SHA256SUMS", TEXT, Schemas.text(), "For `sha256sum -c`");
    mirror("files.meta4", "application/metalink4+xml", Schemas.text(), "For `aria2c -M`");
    mirror("urls.txt", TEXT, Schemas.text(), "For `wget -x -nH -i`");
    mirror("curl.txt", TEXT, Schemas.text(), "For `curl --create-dirs -K`");
  }

  private void mirror(String name, String mediaType, ObjectNode schema, String summary) {
    get("/catalog/" + name, "mirror-" + name, summary)
        .answer(
            "All current files, by dataset; of a damaged release only what is known",
            mediaType,
            schema)
        .other(304, "It is the one that you have");
  }

  private void putSearch() {
    var operation =
        get("/api/search", "search", "Datasets and rows, the best first; a page for browsers")
            .query("q", "Words in Korean or English", Schemas.text())
            .query("dataset", "Only of this one", Schemas.text())
            .query("kind", "Only these", Schemas.oneOf(List.of("dataset", "row")))
            .query("size", "At most so many", Schemas.whole(1, 1_000, 20))
            .query("cursor", "From `next` of the answer before", Schemas.text())
            .query("lang", "Of the page; without it, `Accept-Language` decides", lang())
            .problems(BAD_REQUEST, NOT_ACCEPTABLE, CURSOR_EXPIRED, SEARCH_UNAVAILABLE);
    var content = operation.answer("Hits");
    content.putObject(JSON).set("schema", types.of(bodies.search()));
    content.putObject("text/html;charset=utf-8").set("schema", Schemas.text());
  }

  private void putFeeds() {
    feed(get("/feeds/releases.atom", "feed", "News of all datasets: published, withdrawn"));
    feed(dataset("/feeds/datasets/{id}.atom", "dataset-feed", "News of one dataset"))
        .problems(DATASET_NOT_FOUND);
  }

  private static Operation feed(Operation operation) {
    return operation
        .query("lang", "The language; without it, Korean", lang())
        .query("cursor", "From the `next` link of the feed before", Schemas.text())
        .answer("Atom, the newest first", "application/atom+xml;charset=utf-8", Schemas.text())
        .other(304, "It is the one that you have")
        .problems(BAD_REQUEST);
  }

  private void putOthers() {
    get("/api/consistency", "consistency", "The version that each door shows")
        .answer("What was found", JSON, types.of(bodies.consistency()))
        .problems();
    get("/health", "health", "Whether all doors are open")
        .answer("They are", JSON, types.of(bodies.health()))
        .problems(UNHEALTHY);
    get("/metrics", "metrics", "Figures for monitoring")
        .answer("OpenMetrics", OPEN_METRICS, Schemas.text())
        .problems();
    get("/.well-known/jwks.json", "keys", "The public keys that releases are signed with")
        .answer("A JWK set", "application/jwk-set+json", Schemas.of("object"))
        .problems();
    get("/.well-known/api-catalog", "api-catalog", "Where the documents of all APIs are")
        .answer("A linkset", ApiCatalog.LINKSET, Schemas.of("object"))
        .problems();
    vocabulary();
    get("/", "start", "The start page, in Korean or English")
        .query("lang", "The language; without it, `Accept-Language` decides", lang())
        .query("theme", "Only datasets about this EU data theme, such as `TRAN`", Schemas.text())
        .answer("A page", "text/html;charset=utf-8", Schemas.text())
        .problems(BAD_REQUEST);
  }

  private void vocabulary() {
    putTerms(get("/terms", "terms", "What our terms mean, as a page or as RDF"));
    putTerms(
        get("/terms/{version}", "terms-version", "The same by the IRI of its version")
            .path("version", "The current one, such as `1.0.0`", Schemas.text())
            .problems(NOT_FOUND));
    putTerms(get("/terms/shapes", "shapes", "The SHACL shapes that releases are validated by"));
  }

  private static void putTerms(Operation operation) {
    var content =
        operation
            .query("lang", "Of the page; without it, `Accept-Language` decides", lang())
            .other(304, "It is the one that you have")
            .problems(NOT_ACCEPTABLE)
            .answer("As a page or as RDF");
    for (var type :
        List.of("text/html", "text/turtle", "application/ld+json", "application/rdf+xml")) {
      content.putObject(type);
    }
  }

  private static ObjectNode lang() {
    return Schemas.oneOf(List.of("ko", "en"));
  }

  private Operation get(String path, String id, String summary) {
    return put(
        path, new Operation(path.startsWith("/catalog/") ? "mirrors" : "portal", id, summary));
  }

  private Operation dataset(String path, String id, String summary) {
    return id(put(path, new Operation("datasets", id, summary)));
  }

  private Operation release(String path, String id, String summary) {
    return version(dataset(path, id, summary));
  }

  private Operation put(String path, Operation operation) {
    document.get(path, operation);
    return operation;
  }

  private static Operation id(Operation operation) {
    return operation.path("id", "Of the dataset, as `/api/datasets` lists it", Schemas.text());
  }

  private static Operation version(Operation operation) {
    return operation.path("version", "Of the release, such as `20261124.1`", Schemas.text());
  }
}
