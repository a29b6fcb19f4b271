package city.madang.etl.job;

import city.madang.etl.job.SwitchProcess.Point;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/// A database whose caller ends before the intent is written, or right after a commit of the
/// switch.
final class HaltingDatabase {
  private HaltingDatabase() {}

  static DataSource around(DataSource database, Point point) {
    return (DataSource)
        Proxy.newProxyInstance(
            HaltingDatabase.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              var result = call(database, method, arguments);
              return result instanceof Connection connection ? halting(connection, point) : result;
            });
  }

  private static Connection halting(Connection connection, Point point) {
    var last = new AtomicReference<>("");
    return (Connection)
        Proxy.newProxyInstance(
            HaltingDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                last.accumulateAndGet(String.valueOf(arguments[0]), (all, sql) -> all + sql);
              }
              if (point == Point.ENTRY_STORED && last.get().contains("insert into switch_intent")) {
                point.halt();
              }
              var result = call(connection, method, arguments);
              if (method.getName().equals("commit") && isReached(point, last.get())) {
                point.halt();
              }
              return result;
            });
  }

  private static boolean isReached(Point point, String statements) {
    return (point == Point.INTENT_WRITTEN && statements.contains("insert into switch_intent"))
        || (point == Point.CURRENT_MARKED && statements.contains("insert into current_release"));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
