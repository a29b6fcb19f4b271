package city.madang.etl.export.format;

import java.util.List;
import java.util.stream.Stream;

/// The triggers that keep the R-tree of a layer right when somebody changes the file.
///
/// They call functions that tools for GeoPackages bring; nothing calls them here. Source: OGC
/// 12-128r18, annex F.3.
final class GeoPackageTriggers {
  private static final String UPSERT =
      """
      INSERT OR REPLACE INTO "rtree_%1$s_%2$s" VALUES (NEW."%3$s", ST_MinX(NEW."%2$s"),
        ST_MaxX(NEW."%2$s"), ST_MinY(NEW."%2$s"), ST_MaxY(NEW."%2$s"));\
      """;
  private static final String HAS_POINT = "NEW.\"%2$s\" NOTNULL AND NOT ST_IsEmpty(NEW.\"%2$s\")";
  private static final String HAS_NONE = "(NEW.\"%2$s\" ISNULL OR ST_IsEmpty(NEW.\"%2$s\"))";
  private static final String DELETE_OLD =
      "DELETE FROM \"rtree_%1$s_%2$s\" WHERE id = OLD.\"%3$s\";";

  private static final String DELETE_BOTH =
      "DELETE FROM \"rtree_%1$s_%2$s\" WHERE id IN (OLD.\"%3$s\", NEW.\"%3$s\");";

  private GeoPackageTriggers() {}

  /// @param layer, geometry, key names without a quote in them
  static List<String> of(String layer, String geometry, String key) {
    var same = "OLD.\"%3$s\" = NEW.\"%3$s\" AND ";
    var other = "OLD.\"%3$s\" != NEW.\"%3$s\" AND ";
    return Stream.of(
            trigger("insert", "AFTER INSERT", HAS_POINT, UPSERT),
            trigger("update1", "AFTER UPDATE OF \"%2$s\"", same + HAS_POINT, UPSERT),
            trigger("update2", "AFTER UPDATE OF \"%2$s\"", same + HAS_NONE, DELETE_OLD),
            trigger("update3", "AFTER UPDATE", other + HAS_POINT, DELETE_OLD + " " + UPSERT),
            trigger("update4", "AFTER UPDATE", other + HAS_NONE, DELETE_BOTH),
            trigger("delete", "AFTER DELETE", "OLD.\"%2$s\" NOT NULL", DELETE_OLD))
        .map(sql -> sql.formatted(layer, geometry, key))
        .toList();
  }

  private static String trigger(String name, String event, String when, String action) {
    return "CREATE TRIGGER \"rtree_%1$s_%2$s_"
        + name
        + "\" "
        + event
        + " ON \"%1$s\" WHEN "
        + when
        + " BEGIN "
        + action
        + " END";
  }
}
