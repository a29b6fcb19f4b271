package city.madang.portal.vocabulary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.apache.jena.riot.RDFFormat;

/// The vocabulary, as a page or as RDF, by what the client accepts.
@Path("terms")
@Dependent
public class VocabularyResource {
  private static final String TURTLE = "text/turtle;charset=utf-8";
  private static final String SECURITY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

  @Inject Vocabulary vocabulary;

  /// For people.
  @GET
  @Produces("text/html;charset=utf-8")
  public Response page(@Context Request request) {
    return answer(vocabulary.page(), request);
  }

  /// For programs.
  @GET
  @Produces(TURTLE)
  public Response turtle(@Context Request request) {
    return answer(vocabulary.terms(RDFFormat.TURTLE_PRETTY), request);
  }

  /// For programs that read JSON.
  @GET
  @Produces("application/ld+json")
  public Response jsonLd(@Context Request request) {
    return answer(vocabulary.terms(RDFFormat.JSONLD_PRETTY), request);
  }

  /// For programs that read XML.
  @GET
  @Produces("application/rdf+xml")
  public Response rdfXml(@Context Request request) {
    return answer(vocabulary.terms(RDFFormat.RDFXML_PRETTY), request);
  }

  /// What releases are validated by.
  @GET
  @Path("shapes")
  @Produces(TURTLE)
  public Response shapes(@Context Request request) {
    return answer(vocabulary.shapes(), request);
  }

  private static Response answer(byte[] bytes, Request request) {
    var tag = new EntityTag(UUID.nameUUIDFromBytes(bytes).toString());
    var known = request.evaluatePreconditions(tag);
    return (known == null ? Response.ok(bytes) : known)
        .tag(tag)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .header("Content-Security-Policy", SECURITY)
        .build();
  }
}
