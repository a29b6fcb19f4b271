package city.madang.portal.problem;

import java.util.Map;

/// Ends a request with a problem that the client can understand.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  private ProblemException(Problem problem, Map<String, String> headers) {
    super(String.valueOf(problem.members().get("title")));
    this.problem = problem;
    this.headers = headers;
  }

  /// Adds an extension member.
  public ProblemException and(String name, Object value) {
    return new ProblemException(problem.and(name, value), headers);
  }

  /// Adds a header to the response; one is enough so far.
  public ProblemException withHeader(String name, String value) {
    return new ProblemException(problem, Map.of(name, value));
  }

  Map<String, String> headers() {
    return headers;
  }

  /// What the client receives.
  public Problem problem() {
    return problem;
  }
}
