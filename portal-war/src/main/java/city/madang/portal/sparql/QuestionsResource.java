package city.madang.portal.sparql;

import static city.madang.portal.problem.ProblemType.QUESTION_NOT_FOUND;

import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.questions.QuestionList;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Saved questions as plain addresses, for whoever does not write SPARQL.
@Path("api/questions")
@Dependent
public class QuestionsResource {
  @Inject QuestionList questions;
  @Inject SparqlResponse answers;

  /// What is saved, with the queries.
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public QuestionList list() {
    return questions;
  }

  /// The answer of one, as the SPARQL door gives it: in its formats, within its limits.
  ///
  /// Browsers are led to its page, where it can be changed.
  ///
  /// Problems: 404 `question-not-found`, and those of the door.
  @GET
  @Path("{id}")
  public Response answer(
      @PathParam("id") String id,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers) {
    var saved = find(id);
    if (ResultFormat.isPageLiked(headers.getAcceptableMediaTypes())) {
      return Response.seeOther(saved.editor()).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
    var asked = new SparqlRequest(saved.query(), List.of(), List.of());
    return answers.of(() -> answers.question(asked, headers.getAcceptableMediaTypes()), request);
  }

  private QuestionList.Saved find(String id) {
    return questions.questions().stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow(() -> QUESTION_NOT_FOUND.with("/api/questions lists those that are saved"));
  }
}
