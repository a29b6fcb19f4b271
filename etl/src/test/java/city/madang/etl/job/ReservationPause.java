package city.madang.etl.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/// A database whose caller stands still once a reservation of the budget is committed.
final class ReservationPause {
  private ReservationPause() {}

  static DataSource after(DataSource database) {
    return (DataSource)
        Proxy.newProxyInstance(
            ReservationPause.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (_, method, arguments) -> {
              var result = call(database, method, arguments);
              return result instanceof Connection connection ? pausing(connection) : result;
            });
  }

  private static Connection pausing(Connection connection) {
    var reserving = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            ReservationPause.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && String.valueOf(arguments[0]).contains("insert into budget_entry")) {
                reserving.set(true);
              }
              var result = call(connection, method, arguments);
              if (method.getName().equals("commit") && reserving.get()) {
                RunProcess.standStill();
              }
              return result;
            });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }
}
