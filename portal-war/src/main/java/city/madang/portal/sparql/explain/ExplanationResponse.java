package city.madang.portal.sparql.explain;

import city.madang.portal.sparql.run.Question;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Answers with what a query would cost: browsers with a page, others with JSON.
public final class ExplanationResponse {
  private final Explainer explainer;

  public ExplanationResponse(Explainer explainer) {
    this.explainer = explainer;
  }

  /// Problems: 400 `sparql-too-complex`.
  public Response of(Question question) {
    var told = explainer.explain(question);
    var answer =
        question.format().isHtml()
            ? question.format().tell(Response.ok(ExplanationPage.of(told, question)))
            : Response.ok(told, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
