package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.privacy.search.Recoding;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// Brings a plan into the engine.
final class PlanTable {
  private PlanTable() {}

  /// Makes the table `_plan`.
  ///
  /// @throws TableException if the plan is of other fields or has two answers for one tuple
  static void load(Session session, List<Field> quasi, Recodings plan) {
    if (!plan.fields().equals(quasi.stream().map(Field::name).toList())) {
      throw session.failure("the plan is of the columns " + plan.fields());
    }
    session.execute(ReleaseSql.createPlan(quasi));
    append(session, quasi.size(), plan);
    if (session.queryLong(ReleaseSql.countRepeated(quasi)) > 0) {
      throw session.failure("the plan has two answers for one tuple; anonymize again");
    }
  }

  private static void append(Session session, int width, Recodings plan) {
    try (var appender = session.connection().createAppender("_plan");
        var recodings = plan.all()) {
      for (var all = recodings.iterator(); all.hasNext(); ) {
        append(appender, width, all.next());
      }
    } catch (SQLException e) {
      throw session.failure(e);
    }
  }

  private static void append(DuckDBAppender appender, int width, Recoding recoding)
      throws SQLException {
    var released = recoding.released();
    appender.beginRow();
    for (int i = 0; i < width; i++) {
      appender.append(recoding.tuple().get(i));
      if (released.isPresent()) {
        appender.append(released.get().get(i));
      } else {
        appender.appendNull();
      }
    }
    appender.append(released.isEmpty());
    appender.endRow();
  }
}
