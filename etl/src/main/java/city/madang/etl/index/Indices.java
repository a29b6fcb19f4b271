package city.madang.etl.index;

import static city.madang.etl.index.Calls.ask;

import city.madang.etl.dataset.DatasetId;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.ElasticsearchIndicesClient;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.get.Feature;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The life of indices: made, completed, current, gone.
final class Indices {
  private final ElasticsearchClient client;
  private final ElasticsearchIndicesClient indices;

  Indices(ElasticsearchClient client) {
    this.client = client;
    this.indices = client.indices();
  }

  void create(String index, String definition) {
    if (!ask("look for " + index, () -> indices.exists(i -> i.index(index)).value())) {
      ask(
          "create " + index,
          () -> indices.create(i -> i.index(index).withJson(new StringReader(definition))));
    }
  }

  /// Makes what was written durable and visible.
  void complete(String index) {
    var settings =
        "{\"index\": {\"refresh_interval\": \"30s\", \"translog.durability\": \"request\"}}";
    ask(
        "set up " + index,
        () -> indices.putSettings(i -> i.index(index).withJson(new StringReader(settings))));
    ask("flush " + index, () -> indices.flush(i -> i.index(index)));
    ask("refresh " + index, () -> indices.refresh(i -> i.index(index)));
  }

  long count(String index, String kind) {
    return ask(
            "count " + index,
            () ->
                client.count(
                    c -> c.index(index).query(q -> q.term(t -> t.field("kind").value(kind)))))
        .count();
  }

  /// Moves the alias to `current`, or only takes it away when that is null, in one act.
  void moveAlias(DatasetId dataset, @Nullable String current) {
    var actions = new ArrayList<Action>();
    if (current != null) {
      actions.add(Action.of(a -> a.add(add -> add.index(current).alias(IndexName.ALIAS))));
    }
    for (var old : aliased(dataset)) {
      if (!old.equals(current)) {
        actions.add(Action.of(a -> a.remove(rm -> rm.index(old).alias(IndexName.ALIAS))));
      }
    }
    if (!actions.isEmpty()) {
      ask("switch " + dataset, () -> indices.updateAliases(u -> u.actions(actions)));
    }
  }

  void deleteUnaliased(DatasetId dataset) {
    var current = aliased(dataset);
    list(dataset).keySet().stream().filter(index -> !current.contains(index)).forEach(this::delete);
  }

  void delete(String index) {
    ask("delete " + index, () -> indices.delete(i -> i.index(index).ignoreUnavailable(true)));
  }

  Optional<String> findVersion(DatasetId dataset) {
    return aliased(dataset).stream().findFirst().map(index -> IndexName.version(dataset, index));
  }

  private List<String> aliased(DatasetId dataset) {
    return list(dataset).entrySet().stream()
        .filter(index -> index.getValue().aliases().containsKey(IndexName.ALIAS))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// The pattern also finds `bus-stops` for `bus`: whose index it is stands in the index.
  private Map<String, IndexState> list(DatasetId dataset) {
    var found =
        ask(
            "list " + dataset,
            () ->
                indices.get(
                    i ->
                        i.index(IndexName.pattern(dataset))
                            .features(Feature.Aliases, Feature.Mappings)));
    var own = new TreeMap<>(found.indices());
    own.values().removeIf(state -> !isOf(dataset, state));
    return own;
  }

  private static boolean isOf(DatasetId dataset, IndexState state) {
    var mappings = state.mappings();
    var owner = mappings == null ? null : mappings.meta().get("dataset");
    return owner != null && dataset.value().equals(owner.to(String.class));
  }
}
