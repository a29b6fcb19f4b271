package city.madang.portal.sparql.run;

/// Stops the writing of a result that outgrows its limit.
final class ResultTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
