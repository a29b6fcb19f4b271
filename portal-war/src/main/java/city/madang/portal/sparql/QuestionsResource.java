package city.madang.portal.sparql;

import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.QUESTION_NOT_FOUND;

import city.madang.portal.http.Language;
import city.madang.portal.http.QueryPairs;
import city.madang.portal.http.page.PageResponse;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.questions.AnswerPage;
import city.madang.portal.sparql.questions.QuestionList;
import city.madang.portal.sparql.questions.QuestionsPage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Saved questions as plain addresses, for whoever does not write SPARQL: pages for browsers, JSON
/// and other formats for programs.
@Path("api/questions")
@Dependent
public class QuestionsResource {
  private static final String VARY_OF_PAGES = "Accept, Accept-Language";

  /// The first one for whoever takes anything: that is a program.
  private static final List<Variant> FORMS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_HTML_TYPE).build();

  @Inject QuestionList questions;
  @Inject SparqlResponse answers;

  /// What is saved, with the queries.
  ///
  /// Problems: 400 `bad-request`, 406 `not-acceptable`.
  ///
  /// @param lang of the page; without it, as the browser wishes
  @GET
  public Response list(
      @QueryParam("lang") @Nullable String lang,
      @Context HttpServletRequest sent,
      @Context HttpHeaders headers,
      @Context Request request) {
    QueryPairs.of(sent.getQueryString()).checkNames(List.of("lang"));
    var form = request.selectVariant(FORMS);
    if (form == null) {
      throw NOT_ACCEPTABLE.with("there are application/json and text/html");
    }
    return form.getMediaType().equals(MediaType.TEXT_HTML_TYPE)
        ? PageResponse.of(QuestionsPage.render(questions, language(lang, headers)), VARY_OF_PAGES)
        : Response.ok(questions, MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
            .build();
  }

  /// The answer of one, as the SPARQL door gives it: in its formats, within its limits; for
  /// browsers as a page.
  ///
  /// Problems: 404 `question-not-found`, and those of the door.
  ///
  /// @param format saves the answer as a file, such as `csv`
  /// @param lang of the page; without it, as the browser wishes
  @GET
  @Path("{id}")
  public Response answer(
      @PathParam("id") String id,
      @QueryParam("format") @Nullable String format,
      @QueryParam("lang") @Nullable String lang,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers) {
    var saved = find(id);
    QueryPairs.of(request.getQueryString()).checkNames(List.of("format", "lang"));
    var file = Optional.ofNullable(format);
    var asked =
        new SparqlRequest(
            saved.query(), List.of(), List.of(), false, file, Optional.empty(), Optional.empty());
    var wishes = headers.getAcceptableMediaTypes();
    return file.isEmpty() && ResultFormat.isPageLiked(wishes)
        ? page(saved, asked, language(lang, headers), request)
        : answers.of(
            () -> answers.question(asked, wishes, headers::getAcceptableLanguages), request);
  }

  private Response page(
      QuestionList.Saved saved,
      SparqlRequest asked,
      Language language,
      HttpServletRequest request) {
    var json = answers.question(asked, List.of(MediaType.APPLICATION_JSON_TYPE), List::of);
    var answer = answers.bytes(json, request);
    return PageResponse.of(new AnswerPage(saved, language).render(answer), VARY_OF_PAGES);
  }

  private static Language language(@Nullable String lang, HttpHeaders headers) {
    return Language.choose(lang, headers.getAcceptableLanguages());
  }

  private QuestionList.Saved find(String id) {
    return questions.questions().stream()
        .filter(question -> question.id().equals(id))
        .findFirst()
        .orElseThrow(() -> QUESTION_NOT_FOUND.with("/api/questions lists those that are saved"));
  }
}
