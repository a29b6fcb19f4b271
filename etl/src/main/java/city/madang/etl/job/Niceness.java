package city.madang.etl.job;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// Lets a thread, and those that it starts, yield the processors to whoever is waiting for an
/// answer: `setpriority` of POSIX.
///
/// Java's own priorities need a flag of the JVM and are too near to each other.
public final class Niceness {
  /// A tenth of the share of others who want the same processor; all of it if nobody does.
  private static final int LOW = 10;

  private static final int PROCESS = 0;
  private static final int CALLER = 0;

  /// Only Linux takes the caller for a thread; for others it is the whole process.
  private static final Optional<MethodHandle> SET_PRIORITY =
      System.getProperty("os.name").equals("Linux") ? find() : Optional.empty();

  private Niceness() {}

  @SuppressWarnings("restricted") // a call of the C library: --enable-native-access allows it
  private static Optional<MethodHandle> find() {
    var linker = Linker.nativeLinker();
    var shape = FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
    return linker
        .defaultLookup()
        .find("setpriority")
        .map(function -> linker.downcallHandle(function, shape));
  }

  /// Lowers the priority of the calling thread, for good. Does nothing where that cannot be done.
  public static void lower() {
    SET_PRIORITY.ifPresent(Niceness::lower);
  }

  private static void lower(MethodHandle setPriority) {
    try {
      var _ = (int) setPriority.invokeExact(PROCESS, CALLER, LOW);
    } catch (Throwable e) { // what a method handle declares
      throw new IllegalStateException(e);
    }
  }
}
