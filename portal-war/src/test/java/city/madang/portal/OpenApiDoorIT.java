package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiDoorIT extends DeployedPortal {
  private static final String PORTAL = "/api/openapi.json";
  private static final String TYPED = "/api/datasets/typed-rows";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> LANGUAGE = List.of("select", "where", "groupby", "orderby");

  @Test
  void documents_all_areValidOpenApi() {
    var addresses = new ArrayList<>(List.of(PORTAL, TYPED + "/releases/20261122.1/openapi.json"));
    datasets().forEach(id -> addresses.add("/api/datasets/" + id + "/openapi.json"));

    assertThat(addresses).hasSizeGreaterThan(5);
    addresses.forEach(address -> document(address).requireValid());
  }

  @Test
  void examples_each_answersWithARow() {
    var asked = new ArrayList<String>();
    for (var id : List.of("typed-rows", "row-stops")) {
      var records = "/api/datasets/" + id + "/records";
      var document = document("/api/datasets/" + id + "/openapi.json");
      for (var parameter : LANGUAGE) {
        document
            .examples(parameter)
            .forEach(one -> asked.add(ask(records, parameter, one, document)));
      }
    }

    assertThat(asked).hasSizeGreaterThan(40);
    assertThat(String.join("\n", asked))
        .contains("in_bbox", "within_distance", "percentile", "between", "like", "is+null")
        .contains("date_trunc", "groupby=", "orderby=");
  }

  private static String ask(
      String records, String parameter, JsonNode example, OpenApiCheck document) {
    var query = new LinkedHashMap<String, String>();
    query.put(parameter, example.path("value").asString());
    example.path("x-with").forEachEntry((name, value) -> query.put(name, value.asString()));
    var address = records + "?" + encode(query);
    var response = get(address);
    assertThat(response.statusCode()).as(address + response.body()).isEqualTo(200);
    var page = JSON.readTree(response.body());
    assertThat(page.path("records").size()).as(address).isPositive();
    document.requireFits("page-" + query.get("table"), page);
    return address;
  }

  @Test
  void formats_each_isTheTypeThatIsTold() {
    var document = document(TYPED + "/openapi.json");
    var answer =
        document.document().path("paths").path(TYPED + "/records").path("get").path("responses");
    var types = answer.path("200").path("content").propertyNames();
    var given = new TreeSet<String>();
    for (var format : document.parameter("format").path("schema").path("enum")) {
      var address = TYPED + "/records?table=sensors&format=" + format.asString();
      var response = get(address);
      assertThat(response.statusCode()).as(address + response.body()).isEqualTo(200);
      given.add(header(response, "Content-Type"));
    }

    assertThat(given).containsExactlyInAnyOrderElementsOf(types).hasSizeGreaterThan(3);
    document.requireFits(
        "FeatureCollection",
        JSON.readTree(get(TYPED + "/records?table=sensors&format=geojson").body()));
  }

  @Test
  void limit_told_isTheLimit() {
    var limit = document(TYPED + "/openapi.json").parameter("limit").path("schema");
    var records = TYPED + "/records?table=sensors";
    int usual = JSON.readTree(get(records).body()).path("records").size();

    assertThat(usual).isEqualTo(limit.path("default").asInt());
    assertThat(get(records + "&limit=" + limit.path("maximum").asInt()).statusCode())
        .isEqualTo(200);
    assertThat(get(records + "&limit=" + (limit.path("maximum").asInt() + 1)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void rows_whole_fitTheSchemaOfTheirTable() {
    var document = document(TYPED + "/openapi.json");
    for (var table : List.of("sensors", "kinds")) {
      var page = JSON.readTree(get(TYPED + "/records?table=" + table).body());
      page.path("records").forEach(row -> document.requireFits("row-" + table, row));
    }

    var row = document.document().path("components").path("schemas").path("row-sensors");
    var fields = row.path("properties");
    assertThat(fields.path("sensor_id").path("type").toString()).isEqualTo("[\"string\"]");
    assertThat(fields.path("floor").path("type").toString()).contains("null");
    assertThat(fields.path("lat").path("maximum").asInt()).isEqualTo(90);
    assertThat(fields.path("reading").path("description").asString())
        .startsWith("기온 / Temperature (°C); number")
        .contains("round: 5");
  }

  @Test
  void answers_ofThePortal_fitTheirSchemas() {
    var document = document(PORTAL);
    for (var path :
        List.of(
            "/api/datasets",
            "/api/datasets/{id}/releases",
            "/api/datasets/{id}/releases/{version}",
            "/api/search",
            "/catalog/files.json",
            "/api/consistency",
            "/health",
            "/sparql/status",
            "/api/datasets/{id}/records")) {
      var content = document.document().path("paths").path(path).at("/get/responses/200/content");
      var schema = content.path("application/json").path("schema").path("$ref").asString();
      var address = path.replace("{id}", "row-stops").replace("{version}", "20261121.1");
      var name = schema.substring(schema.lastIndexOf('/') + 1);
      document.requireFits(name, JSON.readTree(get(address).body()));
    }
    assertThat(document.document().path("info").path("description").asString())
        .contains("](/api/datasets/typed-rows/openapi.json), now 20261122.1");
  }

  /// All but the steward's.
  @Test
  void addresses_ofResources_areInTheDocument() {
    var told = document(PORTAL).paths().toList();
    var served = resources().flatMap(OpenApiDoorIT::addresses).collect(Collectors.toSet());

    assertThat(told).containsExactlyInAnyOrderElementsOf(served);
  }

  private static Stream<Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("city.madang.portal")
            .stream()
            .filter(one -> one.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect)
            .filter(one -> !one.getAnnotation(Path.class).value().startsWith("steward"));
  }

  private static Stream<String> addresses(Class<?> resource) {
    var base = "/" + resource.getAnnotation(Path.class).value();
    return Stream.of(resource.getDeclaredMethods())
        .filter(method -> Stream.of(method.getAnnotations()).anyMatch(OpenApiDoorIT::isVerb))
        .map(method -> method.getAnnotation(Path.class))
        .map(path -> path == null ? base : base + "/" + path.value().replaceAll(": [^}]*", ""));
  }

  private static boolean isVerb(Annotation annotation) {
    return annotation.annotationType().isAnnotationPresent(HttpMethod.class);
  }

  @Test
  void document_again_isNotModified() {
    for (var address : List.of(PORTAL, TYPED + "/openapi.json", "/.well-known/api-catalog")) {
      var first = get(address);
      var head = send("HEAD", address, "");

      assertThat(get(address, "If-None-Match", header(first, "ETag")).statusCode()).isEqualTo(304);
      assertThat(header(head, "ETag")).isEqualTo(header(first, "ETag")).startsWith("\"");
      assertThat(header(first, "Access-Control-Allow-Origin")).isEqualTo("*");
    }
  }

  @Test
  void document_acceptedTypes_decide() {
    var openapi = "application/vnd.oai.openapi+json";

    assertThat(header(get(PORTAL), "Content-Type")).isEqualTo("application/json");
    assertThat(header(get(PORTAL, "Accept", openapi), "Content-Type")).startsWith(openapi);
    assertThat(get(PORTAL, "Accept", "text/html").statusCode()).isEqualTo(406);
  }

  @Test
  void unknownOrGone_isProblem() {
    assertThat(get("/api/datasets/no-such/openapi.json").body()).contains("dataset-not-found");
    assertThat(get(TYPED + "/releases/20200101.1/openapi.json").body())
        .contains("release-not-found");
    var withdrawn = get("/api/datasets/kept-files/releases/20261110.1/openapi.json");
    assertThat(withdrawn.statusCode()).isEqualTo(410);
    assertThat(withdrawn.body()).contains("release-withdrawn", KeepingFixture.WHY);
    for (var of : List.of("openapi.json", "records")) {
      assertThat(get("/api/datasets/gone-files/" + of).statusCode()).isEqualTo(410);
    }
  }

  @Test
  void apiCatalog_links_leadToDocuments() {
    var response = get("/.well-known/api-catalog");
    var links = JSON.readTree(response.body()).findValues("service-desc");

    assertThat(header(response, "Content-Type")).isEqualTo("application/linkset+json");
    assertThat(links).hasSizeGreaterThan(3);
    for (var link : links) {
      var path = URI.create(link.path(0).path("href").asString()).getRawPath();
      assertThat(get(path).body()).contains("\"openapi\" : \"3.1");
    }
  }

  private static List<String> datasets() {
    return JSON.readTree(get("/api/datasets").body())
        .path("datasets")
        .valueStream()
        .map(one -> one.path("id").asString())
        .toList();
  }

  private static OpenApiCheck document(String address) {
    var response = get(address);
    assertThat(response.statusCode()).as(address + response.body()).isEqualTo(200);
    return OpenApiCheck.of(response.body());
  }

  private static String encode(Map<String, String> query) {
    return query.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
