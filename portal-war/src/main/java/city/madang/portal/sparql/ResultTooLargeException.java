package city.madang.portal.sparql;

/// Stops the writing of a result that outgrows its limit.
final class ResultTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
