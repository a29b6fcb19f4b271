package city.madang.portal.http.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.portal.http.Language;
import city.madang.portal.problem.Problem;
import city.madang.portal.problem.ProblemJson;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers what failed before it reached a resource; `web.xml` sends all errors here. A browser
/// gets the page that other problems have.
@WebServlet("/container-problem")
public class ContainerProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /// As all browsers send it; `Accept` may be what is broken, so no more of it is read.
  private static final Pattern OF_A_BROWSER = Pattern.compile("(?i)text/html(?:\\s*,.*)?");

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var problem = problem(request);
    response.setStatus(problem.status());
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Vary", "Accept, Accept-Language");
    if (!address(request).startsWith("/steward")) {
      response.setHeader("Access-Control-Allow-Origin", "*"); // as every other answer
    }
    if (isOfBrowser(request)) {
      PageResponse.SAFETY.forEach(response::setHeader);
      response.setContentType(PageResponse.HTML);
      response.getOutputStream().write(page(problem, request).getBytes(UTF_8));
    } else {
      response.setContentType(ProblemJson.MEDIA_TYPE);
      var told = isOfKorean(request) ? KoreanProblems.korean(problem) : problem;
      response.getOutputStream().write(ProblemJson.of(told));
    }
  }

  private static Problem problem(HttpServletRequest request) {
    var problem = Problem.ofStatus(status(request));
    return request.getAttribute(Problem.DETAIL) instanceof String detail
        ? problem.and("detail", detail)
        : problem;
  }

  private static boolean isOfBrowser(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return accept != null && OF_A_BROWSER.matcher(accept.strip()).matches();
  }

  private static boolean isOfKorean(HttpServletRequest request) {
    return Language.findLiked(liked(request)).equals(Optional.of(Language.KO));
  }

  private static String page(Problem problem, HttpServletRequest request) {
    var query = query(request);
    var language = Language.choose(ProblemPageFilter.asked(query), liked(request));
    var address = ProblemPageFilter.withoutLanguage(address(request), query);
    return new ProblemText(problem.members(), address, language).page();
  }

  /// Without a wish, a container would tell its own language.
  private static List<Locale> liked(HttpServletRequest request) {
    return request.getHeader("Accept-Language") == null
        ? List.of()
        : Collections.list(request.getLocales());
  }

  /// A container may take the error's path for a forward, and so forget the query.
  private static @Nullable String query(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING) instanceof String query
        ? query
        : request.getQueryString();
  }

  private static String address(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
        ? address
        : request.getRequestURI();
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? code
        : 404;
  }
}
