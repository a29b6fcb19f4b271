package city.madang.portal.search;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.CURSOR_EXPIRED;
import static city.madang.portal.problem.ProblemType.SEARCH_UNAVAILABLE;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.CursorExpiredException;
import city.madang.etl.index.SearchAnswer;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.index.SearchIndexException;
import city.madang.etl.index.SearchRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Search over all datasets and their rows.
///
/// Problems: 400 `bad-request`, 410 `cursor-expired`, 503 `search-unavailable`.
@Path("api/search")
@Dependent
public class SearchResource {
  private static final Logger LOG = LoggerFactory.getLogger(SearchResource.class);

  @Inject SearchIndex index;
  @Inject SearchLinks links;

  /// The best hits for `q`; `next` of an answer is the `cursor` of the one that follows, which
  /// comes from the same releases even if others became current in between.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public SearchPage search(
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("size") @DefaultValue("20") String size,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("dataset") @Nullable String dataset) {
    return SearchPage.of(ask(request(text, size, cursor, dataset)), links);
  }

  private static SearchRequest request(
      String text, String size, @Nullable String cursor, @Nullable String dataset) {
    try {
      return new SearchRequest(
          text,
          Integer.parseInt(size),
          Optional.ofNullable(cursor),
          Optional.ofNullable(dataset).map(DatasetId::new),
          Optional.empty());
    } catch (NumberFormatException e) {
      throw BAD_REQUEST.with("size is a whole number");
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with(String.valueOf(e.getMessage()));
    }
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
