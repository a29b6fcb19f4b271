package city.madang.portal.search;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.CURSOR_EXPIRED;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.SEARCH_UNAVAILABLE;

import city.madang.etl.index.CursorExpiredException;
import city.madang.etl.index.SearchAnswer;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.index.SearchIndexException;
import city.madang.etl.index.SearchRequest;
import city.madang.portal.http.Language;
import city.madang.portal.http.QueryPairs;
import city.madang.portal.http.page.PageResponse;
import city.madang.portal.problem.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Search over all datasets and their rows: a page for browsers, JSON for programs.
///
/// Problems: 400 `bad-request`, 406 `not-acceptable`, 410 `cursor-expired`, 503
/// `search-unavailable`.
@Path("api/search")
@Dependent
public class SearchResource {
  private static final Logger LOG = LoggerFactory.getLogger(SearchResource.class);
  private static final String VARY_OF_PAGES = "Accept, Accept-Language";

  /// The first one for whoever takes anything: that is a program.
  private static final List<Variant> FORMS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE).build();

  @Inject SearchIndex index;
  @Inject SearchLinks links;
  @Inject HitsPage pages;

  /// The best hits for `q`; `next` of an answer is the `cursor` of the one that follows, which
  /// comes from the same releases even if others became current in between. `dataset` and `kind`
  /// leave only those; `lang` is that of the page, without it as the browser wishes.
  @GET
  public Response search(
      @Context HttpServletRequest sent, @Context HttpHeaders headers, @Context Request call) {
    var form = call.selectVariant(FORMS);
    if (form == null) {
      throw NOT_ACCEPTABLE.with("there are application/json and text/html");
    }
    var asked = QueryPairs.of(sent.getQueryString());
    return form.getMediaType().equals(MediaType.TEXT_HTML_TYPE)
        ? page(
            asked,
            Language.choose(asked.first("lang").orElse(null), headers.getAcceptableLanguages()))
        : json(read(asked));
  }

  private Response json(SearchRequest request) {
    return Response.ok(SearchPage.of(ask(request), links), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  /// What is wrong is told on a page too.
  private Response page(QueryPairs asked, Language language) {
    try {
      var request = read(asked);
      return PageResponse.of(pages.render(request, ask(request), language), VARY_OF_PAGES);
    } catch (ProblemException e) {
      var page = HitsPage.problem(AskedSearch.text(asked), e.problem(), language);
      throw PageResponse.show(e, page, VARY_OF_PAGES);
    }
  }

  private SearchRequest read(QueryPairs asked) {
    return new AskedSearch(asked, pages::datasets).read();
  }

  private SearchAnswer ask(SearchRequest request) {
    try {
      return index.search(request);
    } catch (SearchIndexException e) {
      LOG.warn("search failed", e);
      throw SEARCH_UNAVAILABLE.with("try again in a moment; SPARQL and downloads work without it");
    } catch (CursorExpiredException e) {
      throw CURSOR_EXPIRED.with("the data has been replaced since: begin again without a cursor");
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with("the cursor is not one of ours");
    }
  }
}
