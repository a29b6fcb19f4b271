package city.madang.portal.ui;

import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.portal.http.Language;
import city.madang.portal.http.page.PageResponse;
import city.madang.portal.problem.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dataset by its IRI: browsers get its page, programs are led to what is known of it, for a
/// dataset is no document.
///
/// Source: "Cool URIs for the Semantic Web", section 4.3.
@Path("datasets/{id}")
@Dependent
public class DatasetPageResource {
  /// The first one for whoever takes anything: that is a program.
  private static final List<Variant> FORMS =
      Variant.mediaTypes(
              new MediaType("text", "turtle"),
              new MediaType("application", "ld+json"),
              new MediaType("application", "rdf+xml"),
              new MediaType("application", "n-triples"),
              MediaType.TEXT_HTML_TYPE)
          .build();

  @Inject DatasetPage pages;

  /// Problems: 404 `dataset-not-found`.
  ///
  /// @param lang of the page; without it, as the browser wishes
  @GET
  public Response get(
      @PathParam("id") DatasetId id,
      @QueryParam("lang") @Nullable String lang,
      @Context HttpHeaders headers,
      @Context Request request) {
    var form = request.selectVariant(FORMS);
    if (form == null || !form.getMediaType().equals(MediaType.TEXT_HTML_TYPE)) {
      return see(pages.findDescription(id).orElseThrow(DatasetPageResource::unknown));
    }
    var language = Language.choose(lang, headers.getAcceptableLanguages());
    var page = pages.find(id, language).orElseThrow(DatasetPageResource::unknown);
    return PageResponse.of(page, "Accept, Accept-Language");
  }

  /// The address is relative, so that it holds behind any proxy.
  private static Response see(String description) {
    return Response.status(Response.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, description)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  private static ProblemException unknown() {
    return DATASET_NOT_FOUND.with("/api/datasets lists what is published");
  }
}
