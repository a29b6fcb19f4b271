package city.madang.portal.vocabulary;

import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.NOT_FOUND;

import city.madang.ontology.Madang;
import city.madang.portal.http.Language;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The vocabulary and its shapes, as a page or as RDF, by what the client accepts.
///
/// Problems: 404 `not-found`, 406 `not-acceptable`.
@Path("terms")
@Dependent
public class VocabularyResource {
  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
  private static final MediaType TURTLE = new MediaType("text", "turtle", "utf-8");
  private static final MediaType HTML = new MediaType("text", "html", "utf-8");
  private static final MediaType JSON_LD = new MediaType("application", "ld+json");
  private static final MediaType RDF_XML = new MediaType("application", "rdf+xml");

  @Inject Vocabulary vocabulary;

  /// What our terms mean; whoever takes anything gets the page.
  ///
  /// @param lang of the page; without it, as the browser wishes
  @GET
  public Response terms(
      @QueryParam("lang") @Nullable String lang,
      @Context HttpHeaders headers,
      @Context Request request) {
    var language = Language.choose(lang, headers.getAcceptableLanguages());
    return answer(
        form -> vocabulary.terms(form, language), request, HTML, TURTLE, JSON_LD, RDF_XML);
  }

  /// The same by the IRI of its version; others than the current one are not kept.
  @GET
  @Path("{version}")
  public Response version(
      @PathParam("version") String version,
      @QueryParam("lang") @Nullable String lang,
      @Context HttpHeaders headers,
      @Context Request request) {
    if (!version.equals(Madang.version())) {
      throw NOT_FOUND.with("the version of /terms is " + Madang.version());
    }
    return terms(lang, headers, request);
  }

  /// What releases are validated by; whoever takes anything gets Turtle.
  @GET
  @Path("shapes")
  public Response shapes(
      @QueryParam("lang") @Nullable String lang,
      @Context HttpHeaders headers,
      @Context Request request) {
    var language = Language.choose(lang, headers.getAcceptableLanguages());
    return answer(
        form -> vocabulary.shapes(form, language), request, TURTLE, HTML, JSON_LD, RDF_XML);
  }

  /// @param forms the first one for whoever takes anything
  private static Response answer(
      Function<String, byte[]> written, Request request, MediaType... forms) {
    var chosen = request.selectVariant(Variant.mediaTypes(forms).build());
    if (chosen == null) {
      throw NOT_ACCEPTABLE.with("there are " + List.of(forms));
    }
    var form = chosen.getMediaType();
    var bytes = written.apply(form.getSubtype());
    var tag = new EntityTag(UUID.nameUUIDFromBytes(bytes).toString());
    var known = request.evaluatePreconditions(tag);
    return (known == null ? Response.ok(bytes, form) : known)
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .header("Content-Security-Policy", SECURITY)
        .build();
  }
}
