package city.madang.etl.job;

import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.format.WellKnownText;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.table.TableEngine;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/// Where the released rows of a dataset are, by what is released of them.
final class ReleasedPlaces {
  private final Run run;
  private final TableEngine engine;
  private final JsonNode quality;

  ReleasedPlaces(Run run, TableEngine engine) {
    this.run = run;
    this.engine = engine;
    this.quality = Json.read(run.files().release().resolve("quality.json"), JsonNode.class);
  }

  /// The box around them all, in degrees of WGS 84 with the longitude first; a null one if no table
  /// has places.
  Envelope box() {
    var box = new Envelope();
    run.descriptor().tables().forEach(table -> box.expandToInclude(box(table)));
    return box;
  }

  /// Places of rows that have shapes are where labels go.
  private Envelope box(Table table) {
    var index = table.index();
    return index
        .geometry()
        .map(column -> shapes(table, column))
        .or(() -> index.location().map(place -> points(table, place)))
        .orElseGet(Envelope::new);
  }

  private Envelope shapes(Table table, String column) {
    try (var rows = engine.rows(run.files().released(table), 0)) {
      return WellKnownText.box(column, rows);
    }
  }

  private Envelope points(Table table, IndexRule.Location place) {
    var box = new Envelope();
    for (var edge : new String[] {"minimum", "maximum"}) {
      var x = number(table, place.longitude(), edge);
      var y = number(table, place.latitude(), edge);
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        box.expandToInclude(new Coordinate(x, y));
      }
    }
    return box;
  }

  /// Generalized places are texts, which have no number.
  private double number(Table table, String column, String edge) {
    return named(quality.path("tables").valueStream(), table.name())
        .flatMap(found -> named(found.path("columns").valueStream(), column))
        .map(found -> found.path(edge).asString(""))
        .filter(text -> text.matches("-?[0-9]+(\\.[0-9]+)?"))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Stream<JsonNode> named(Stream<JsonNode> nodes, String name) {
    return nodes.filter(node -> node.path("name").asString("").equals(name));
  }
}
