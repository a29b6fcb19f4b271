package city.madang.portal.steward;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DELIVERY_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.WEBHOOK_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.WEBHOOK_REFUSED;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.webhook.Deliveries;
import city.madang.etl.webhook.Dispatcher;
import city.madang.etl.webhook.Webhooks;
import city.madang.etl.webhook.Webhooks.Adding;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Who is told of releases, and what did not arrive.
///
/// Problems of all: 401 `steward-only`.
@Path("steward/webhooks")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {
  @Inject Webhooks webhooks;
  @Inject Deliveries deliveries;
  @Inject Dispatcher dispatcher;
  @Inject ReleaseRegister register;

  /// All webhooks.
  @GET
  public Response list() {
    return ok(
        new WebhookAnswers.Listed(webhooks.list().stream().map(WebhookAnswers.Known::of).toList()));
  }

  /// Adds an address: `{"url": "https://…", "datasets": ["…"]}`; without datasets, of all.
  ///
  /// Problems: 400 `bad-request`, 422 `webhook-refused`.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(String body) {
    var asked = parse(body);
    return switch (webhooks.add(asked.url(), asked.datasets())) {
      case Adding.Added(var webhook, var secret) -> {
        var known = WebhookAnswers.Known.of(webhook);
        yield ok(
            new WebhookAnswers.Added(known.id(), known.url(), known.datasets(), secret.text()));
      }
      case Adding.Refused(var reason) -> throw WEBHOOK_REFUSED.with(reason);
    };
  }

  /// Forgets a webhook.
  ///
  /// Problems: 404 `webhook-not-found`.
  @DELETE
  @Path("{id}")
  public Response remove(@PathParam("id") String id) {
    if (!webhooks.remove(id)) {
      throw unknown();
    }
    return Response.noContent().build();
  }

  /// Posts a message of no release now, and tells what was answered.
  ///
  /// Problems: 404 `webhook-not-found`.
  @POST
  @Path("{id}/test")
  public Response test(@PathParam("id") String id) {
    var outcome = dispatcher.test(id).orElseThrow(WebhooksResource::unknown);
    return ok(WebhookAnswers.Tried.of(outcome));
  }

  /// What was given up.
  @GET
  @Path("failed")
  public Response failed() {
    return ok(
        new WebhookAnswers.GivenUp(
            deliveries.listFailed().stream().map(WebhookAnswers.Letter::of).toList()));
  }

  /// Sends again what was given up.
  ///
  /// Problems: 404 `delivery-not-found`.
  @POST
  @Path("deliveries/{id}/retry")
  public Response retry(@PathParam("id") String id) {
    if (!dispatcher.retry(id)) {
      throw DELIVERY_NOT_FOUND.with("the list of failed ones has the ids");
    }
    return Response.accepted().build();
  }

  private WebhookRequest parse(String body) {
    try {
      return WebhookRequest.parse(body, published());
    } catch (IllegalArgumentException wrong) {
      throw BAD_REQUEST.with(String.valueOf(wrong.getMessage()));
    }
  }

  private List<DatasetId> published() {
    return register.listCurrent().stream().map(Release::dataset).toList();
  }

  private static RuntimeException unknown() {
    return WEBHOOK_NOT_FOUND.with("the list of webhooks has the ids");
  }

  private static Response ok(Record body) {
    return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
