package city.madang.etl.source;

import city.madang.etl.realtime.FeedMessages;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of one table in feed messages of GTFS Realtime: entities, each with the `header` of its
/// message beside it.
///
/// An entity that has nothing where the table begins (`/vehicle`) is of another table. Where the
/// table names a list (`/trip_update/stop_time_update`), each element is a row of its own and
/// stands in the place of the list; an entity with an empty one is one row.
final class RealtimeRows {
  private final JsonPointer list;
  private final String label;

  RealtimeRows(JsonPointer list, String label) {
    this.list = list;
    this.label = label;
  }

  /// Reads one feed message.
  void read(InputStream in, Consumer<JsonNode> row) throws IOException {
    var message = FeedMessages.read(in).orElseThrow(this::refusal);
    for (var entity : message.path("entity")) {
      if (entity instanceof ObjectNode object && entity.has(list.getMatchingProperty())) {
        object.set("header", message.path("header"));
        rows(object, row);
      }
    }
  }

  private SourceException refusal() {
    return new SourceException(
        label
            + ": not a GTFS Realtime message, or cut off; fetch it again, or correct"
            + " source.format");
  }

  private void rows(ObjectNode entity, Consumer<JsonNode> row) {
    if (entity.at(list) instanceof ArrayNode array
        && entity.at(list.head()) instanceof ObjectNode holder) {
      for (var element : array) {
        holder.set(list.last().getMatchingProperty(), element);
        row.accept(entity);
      }
    } else {
      row.accept(entity);
    }
  }
}
