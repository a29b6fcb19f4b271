package city.madang.portal.sparql.index;

/// The general engine does better, or alone: there are too few values, too many or others.
final class NotByIndexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotByIndexException() {
    super("not by an index", null, false, false);
  }
}
