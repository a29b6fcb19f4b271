package city.madang.portal.sparql.index;

/// There are values that the general engine has to look at.
final class OtherValuesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherValuesException() {
    super("values of other types", null, false, false);
  }
}
