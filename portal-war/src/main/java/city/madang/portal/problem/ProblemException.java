package city.madang.portal.problem;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem that the client can understand.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;
  private final transient @Nullable String page;

  ProblemException(Problem problem) {
    this(problem, Map.of(), null);
  }

  private ProblemException(Problem problem, Map<String, String> headers, @Nullable String page) {
    super(String.valueOf(problem.members().get("title")));
    this.problem = problem;
    this.headers = headers;
    this.page = page;
  }

  /// Adds an extension member.
  public ProblemException and(String name, Object value) {
    return new ProblemException(problem.and(name, value), headers, page);
  }

  /// Adds a header to the response.
  public ProblemException withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new ProblemException(problem, more, page);
  }

  /// Shows itself to a person, with the same status.
  ///
  /// @param html a whole page
  public ProblemException withPage(String html) {
    return new ProblemException(problem, headers, html);
  }

  Optional<String> page() {
    return Optional.ofNullable(page);
  }

  Map<String, String> headers() {
    return headers;
  }

  /// What the client receives.
  public Problem problem() {
    return problem;
  }
}
