package city.madang.portal.http;

/// A server that can do more than the servlet API has. On any other, its classes are not there.
public final class Undertow {
  /// Asked once, before any of its classes is loaded.
  public static final boolean RUNS_US =
      isThere("io.undertow.servlet.handlers.ServletRequestContext");

  private Undertow() {}

  private static boolean isThere(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException | LinkageError _) {
      return false;
    }
  }
}
