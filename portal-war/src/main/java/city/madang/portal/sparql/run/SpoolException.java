package city.madang.portal.sparql.run;

/// The query behind a result has failed; the cause tells why.
final class SpoolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SpoolException(Throwable cause) {
    super(cause);
  }
}
