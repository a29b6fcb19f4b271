package city.madang.portal.sparql;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.PRECONDITION_FAILED;

import city.madang.portal.http.ClientConnection;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.ContentCoding;
import city.madang.portal.http.Guests;
import city.madang.portal.http.HeadFilter;
import city.madang.portal.http.Language;
import city.madang.portal.http.RequestEnd;
import city.madang.portal.http.content.Conditions;
import city.madang.portal.http.content.Validators;
import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.explain.ExplanationResponse;
import city.madang.portal.sparql.format.AnswerCoding;
import city.madang.portal.sparql.format.AskedPage;
import city.madang.portal.sparql.format.ProblemPage;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.query.QueryReader;
import city.madang.portal.sparql.query.SparqlRequest;
import city.madang.portal.sparql.run.Answer;
import city.madang.portal.sparql.run.AnswerTag;
import city.madang.portal.sparql.run.Caller;
import city.madang.portal.sparql.run.Question;
import city.madang.portal.sparql.run.SparqlQueries;
import city.madang.portal.sparql.run.Spool;
import city.madang.portal.sparql.status.CountedQuery;
import city.madang.portal.sparql.status.QueryFigures;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Answers with results. A whole one has its length; one that has only begun is broken off when its
/// query fails, so that no client takes half of it for all.
public final class SparqlResponse {
  /// A client may name its query, to cancel it before the answer has begun.
  private static final String QUERY_ID = "Query-Id";

  /// A client that takes less than a piece in this time is not there any more.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// The methods whose answers a client may keep.
  private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, "QUERY");

  /// Half of the server's threads, which answers that are sent slowly hold too.
  private static final int AT_ONCE = 64;

  private static final int AT_ONCE_OF_ONE = 48;

  private final Guests guests = new Guests(AT_ONCE, AT_ONCE_OF_ONE);
  private final SparqlQueries queries;
  private final ClientWatch watch;
  private final QueryFigures figures;
  private final ExplanationResponse explanations;

  public SparqlResponse(
      SparqlQueries queries,
      ClientWatch watch,
      QueryFigures figures,
      ExplanationResponse explanations) {
    this.queries = queries;
    this.watch = watch;
    this.figures = figures;
    this.explanations = explanations;
  }

  /// Reads a query, in the format that suits it and the client; a browser gets its problem as a
  /// page.
  ///
  /// @param locales that the client likes, best first; asked for if there is a page
  Question question(
      SparqlRequest request, List<MediaType> acceptable, Supplier<List<Locale>> locales) {
    Supplier<Language> language = () -> Language.choose(request.lang().orElse(null), locales.get());
    try {
      var query = queries.prepare(request);
      var wishes = request.file().map(ResultFormat::ofFile).orElse(acceptable);
      var format = ResultFormat.choose(query.query(), wishes).in(language);
      return Question.of(request, query, QueryReader.graphs(request, query), format);
    } catch (ProblemException problem) {
      throw ResultFormat.isPageLiked(acceptable)
          ? ProblemPage.show(problem, new AskedPage(request, language.get()))
          : problem;
    }
  }

  /// The answer; 304 to one who reads and has it already.
  Response of(Supplier<Question> asked, HttpServletRequest request) {
    var counted = new CountedQuery(figures);
    return counted.orFailed(
        () -> {
          RequestEnd.close(request, guests.enter(request.getRemoteAddr()));
          var question = asked.get();
          if (question.explained()) {
            return explain(question, caller(request).key());
          }
          var tag = queries.tag(question);
          return tag.filter(_ -> READS.contains(request.getMethod()))
              .flatMap(now -> ifKnown(now.text(), question.format(), request))
              .map(counted::known)
              .orElseGet(() -> answer(question, tag, request, counted));
        });
  }

  /// All of an answer, which a page of another frame shows; within the same limits.
  byte[] bytes(Question question, HttpServletRequest request) {
    var counted = new CountedQuery(figures);
    return counted.orFailed(
        () -> {
          RequestEnd.close(request, guests.enter(request.getRemoteAddr()));
          var answer = queries.answer(question, queries.tag(question), caller(request));
          counted.began(answer.timing().cached());
          var bytes = new ByteArrayOutputStream();
          try (var spool = answer.spool()) {
            spool.sendTo(bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          counted.whole();
          return bytes.toByteArray();
        });
  }

  /// Takes time of the caller's budget, as the query itself would.
  private Response explain(Question question, String caller) {
    queries.budgets().check(caller);
    long begun = System.nanoTime();
    try {
      return explanations.of(question);
    } finally {
      queries.budgets().charge(caller, System.nanoTime() - begun);
    }
  }

  private Response answer(
      Question question,
      Optional<AnswerTag> tag,
      HttpServletRequest request,
      CountedQuery counted) {
    var caller = caller(request);
    var answer = ask(question, tag, caller);
    RequestEnd.close(request, answer.spool()); // also if nobody comes to send it
    counted.began(answer.timing().cached());
    var coding = coding(answer, request);
    var head = head(answer, question, caller, coding);
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      HeadFilter.leaveLengthOpen(request);
      answer.spool().close();
      counted.whole();
      return head.build();
    }
    StreamingOutput body =
        out -> counted.orBrokenOff(() -> send(answer.spool(), coding, caller.connection(), out));
    return head.entity(body).build();
  }

  private Answer ask(Question question, Optional<AnswerTag> tag, Caller caller) {
    try {
      return queries.answer(question, tag, caller);
    } catch (ProblemException problem) {
      throw question.format().isHtml() ? ProblemPage.show(problem, question.page()) : problem;
    }
  }

  private static ContentCoding coding(Answer answer, HttpServletRequest request) {
    return AnswerCoding.choose(request.getHeader(HttpHeaders.ACCEPT_ENCODING), answer.spool());
  }

  /// 304, if the client has this answer already. By ourselves, for JAX-RS takes the conditions of
  /// QUERY for those of a change.
  private static Optional<Response> ifKnown(
      String tag, ResultFormat format, HttpServletRequest request) {
    var conditions =
        new Conditions(
            header(request, HttpHeaders.IF_MATCH),
            "",
            header(request, HttpHeaders.IF_NONE_MATCH),
            "",
            "");
    return switch (conditions.judge(new Validators(tag, Instant.EPOCH, false))) {
      case SEND -> Optional.empty();
      case NOT_MODIFIED ->
          Optional.of(complete(Response.notModified(), format).tag(weak(tag)).build());
      case FAILED ->
          throw PRECONDITION_FAILED.with("its ETag is weak, and now \"%s\"".formatted(tag));
    };
  }

  private static String header(HttpServletRequest request, String name) {
    return String.join(",", Collections.list(request.getHeaders(name)));
  }

  /// The same data gives the same answer, but maybe in another order.
  private static EntityTag weak(String tag) {
    return new EntityTag(tag, true);
  }

  /// What a 304 has too.
  private static ResponseBuilder complete(ResponseBuilder response, ResultFormat format) {
    return format.tell(response).header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private ResponseBuilder head(
      Answer answer, Question question, Caller caller, ContentCoding coding) {
    var head =
        complete(Response.ok(), question.format())
            .header(QUERY_ID, answer.id())
            .header("Server-Timing", answer.timing().header())
            .header("Cache-Status", answer.timing().cacheStatus())
            .header("RateLimit-Policy", queries.budgets().policy())
            .header("RateLimit", queries.budgets().left(caller.key()).header());
    question
        .file()
        .map("attachment; filename=\"answer.%s\""::formatted)
        .ifPresent(file -> head.header(HttpHeaders.CONTENT_DISPOSITION, file));
    answer.rows().ifPresent(rows -> head.header("Query-Rows", rows));
    answer.tag().ifPresent(tag -> head.tag(weak(tag.text())));
    if (coding != ContentCoding.IDENTITY) {
      head.header(HttpHeaders.CONTENT_ENCODING, coding.token());
    } else if (answer.spool().isWhole()) {
      head.header(HttpHeaders.CONTENT_LENGTH, answer.spool().size());
    }
    return head;
  }

  private void send(Spool spool, ContentCoding coding, ClientConnection client, OutputStream out)
      throws IOException {
    try (spool;
        var watched = watch.untilStalled(client, PATIENCE, out)) {
      var coded = AnswerCoding.encoder(coding, watched);
      spool.sendTo(coded);
      coded.close(); // only of a whole answer: else its end would look like the end
    } catch (IOException | RuntimeException e) {
      client.breakOff();
      throw e;
    }
  }

  private static Caller caller(HttpServletRequest request) {
    return new Caller(request.getRemoteAddr(), ClientConnection.of(request), id(request));
  }

  private static String id(HttpServletRequest request) {
    var given = request.getHeader(QUERY_ID);
    try {
      return given == null ? UUID.randomUUID().toString() : UUID.fromString(given).toString();
    } catch (IllegalArgumentException e) {
      throw BAD_REQUEST.with("a %s is a random UUID".formatted(QUERY_ID));
    }
  }
}
