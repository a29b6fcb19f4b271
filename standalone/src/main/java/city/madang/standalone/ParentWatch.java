package city.madang.standalone;

import java.io.IOException;
import java.util.Arrays;

/// Runs the main class it is given, and ends when the parent process does, however that ends.
///
/// The parent holds the other end of standard input, which the operating system closes with it.
public final class ParentWatch {
  private ParentWatch() {}

  /// Runs until either ends.
  ///
  /// @param arguments the main class and its arguments
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::exitWithParent);
    var main = Class.forName(arguments[0]).getMethod("main", String[].class);
    main.invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void exitWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent has nothing to say; only the end of the stream counts.
      }
    } catch (IOException gone) {
      // As good as the end.
    }
    System.exit(0);
  }
}
