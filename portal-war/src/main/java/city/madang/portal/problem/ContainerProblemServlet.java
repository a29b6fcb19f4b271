package city.madang.portal.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Answers what failed before it reached a resource; `web.xml` sends all errors here.
@WebServlet("/container-problem")
public class ContainerProblemServlet extends HttpServlet {
  /// The name under which a filter leaves what helps the caller, on the request.
  public static final String DETAIL = ContainerProblemServlet.class.getName() + ".detail";

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var problem = problem(request);
    response.setStatus(problem.status());
    response.setContentType(ProblemJson.MEDIA_TYPE);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (!isOfSteward(request)) {
      response.setHeader("Access-Control-Allow-Origin", "*"); // as every other answer
    }
    response.getOutputStream().write(ProblemJson.of(problem));
  }

  private static Problem problem(HttpServletRequest request) {
    var problem = Problem.ofStatus(status(request));
    return request.getAttribute(DETAIL) instanceof String detail
        ? problem.and("detail", detail)
        : problem;
  }

  private static boolean isOfSteward(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String address
        && address.startsWith("/steward");
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
        ? code
        : 404;
  }
}
