package city.madang.portal.problem;

/// Ends a request with a problem that the client can understand.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(String.valueOf(problem.members().get("title")));
    this.problem = problem;
  }

  /// Adds an extension member.
  public ProblemException and(String name, Object value) {
    return new ProblemException(problem.and(name, value));
  }

  /// What the client receives.
  public Problem problem() {
    return problem;
  }
}
