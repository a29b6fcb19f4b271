package city.madang.portal.sparql.bounds;

import city.madang.portal.problem.ProblemException;

/// A query wants more than it may have; the cause is the problem for its client.
///
/// No exception, for the engine takes every exception in a filter for a row that does not fit, and
/// would go on.
public final class OverBudgetError extends Error {
  private static final long serialVersionUID = 1L;

  public OverBudgetError(ProblemException problem) {
    super(problem);
  }
}
