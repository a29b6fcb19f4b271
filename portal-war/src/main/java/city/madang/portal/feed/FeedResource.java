package city.madang.portal.feed;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Nearest;
import city.madang.etl.release.ReleaseEntry.News;
import city.madang.portal.feed.Feed.Subject;
import city.madang.portal.feed.Feeds.Document;
import city.madang.portal.http.Language;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// News of releases as Atom: published, withdrawn.
///
/// Problems of all: 400 `bad-request`, 404 `dataset-not-found`.
@Path("feeds")
@Dependent
@Produces("application/atom+xml;charset=utf-8")
public class FeedResource {
  private static final List<String> PARAMETERS = List.of("lang", "cursor");

  @Inject Feeds feeds;

  /// Of all datasets.
  ///
  /// @param lang `ko` or `en`
  /// @param cursor of a `next` link
  @GET
  @Path("releases.atom")
  public Response all(
      @QueryParam("lang") @DefaultValue("ko") String lang,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo address,
      @Context Request request,
      @Context HttpHeaders headers) {
    requireKnown(address.getQueryParameters().keySet());
    var document = document(new Subject(Optional.empty(), language(lang)), cursor);
    return answer(document, request, headers);
  }

  /// Of one dataset.
  @GET
  @Path("datasets/{id}.atom")
  public Response one(
      @PathParam("id") DatasetId id,
      @QueryParam("lang") @DefaultValue("ko") String lang,
      @QueryParam("cursor") @Nullable String cursor,
      @Context UriInfo address,
      @Context Request request,
      @Context HttpHeaders headers) {
    requireKnown(address.getQueryParameters().keySet());
    var document = document(new Subject(Optional.of(id), language(lang)), cursor);
    return answer(document, request, headers);
  }

  private Document document(Subject subject, @Nullable String cursor) {
    return feeds
        .find(subject, place(cursor))
        .orElseThrow(() -> DATASET_NOT_FOUND.with("it may not be published yet"));
  }

  private static Response answer(Document document, Request request, HttpHeaders headers) {
    var tag = new EntityTag(document.tag());
    var modified = document.modified().map(FeedResource::toDate);
    var known =
        modified
            .filter(_ -> !asksByTag(headers))
            .map(request::evaluatePreconditions)
            .orElseGet(() -> request.evaluatePreconditions(tag));
    return (known == null ? Response.ok(document.atom()) : known)
        .tag(tag)
        .lastModified(modified.orElse(null))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /// Then the date is not looked at: two changes can be of one second. Source: RFC 9110, section
  /// 13.2.2.
  private static boolean asksByTag(HttpHeaders headers) {
    return headers.getHeaderString(HttpHeaders.IF_NONE_MATCH) != null
        || headers.getHeaderString(HttpHeaders.IF_MATCH) != null;
  }

  /// To the second, as headers say it.
  private static Date toDate(Instant instant) {
    return Date.from(instant.truncatedTo(ChronoUnit.SECONDS));
  }

  private static void requireKnown(Set<String> names) {
    for (var name : names) {
      if (!PARAMETERS.contains(name)) {
        throw BAD_REQUEST
            .with(name + ": there is no such parameter" + Nearest.hint(name, PARAMETERS))
            .and("parameter", name)
            .and("known", PARAMETERS);
      }
    }
  }

  private static Language language(String code) {
    return Language.find(code).orElseThrow(() -> BAD_REQUEST.with("lang is ko or en"));
  }

  private static Optional<News> place(@Nullable String cursor) {
    try {
      return Optional.ofNullable(cursor).map(FeedCursor::parse);
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with("the cursor is not one of ours");
    }
  }
}
