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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The life of indices: made, completed, current, gone.
final class Indices {
  private static final String COUNT = "count";

  /// More indices than a portal has.
  private static final int MANY = 10_000;

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

  /// Moves the alias to `current`, or only takes it away when that is null, in one act. What was
  /// current is marked as the one before.
  void moveAlias(DatasetId dataset, @Nullable String current) {
    var actions = new ArrayList<Action>();
    var olds = marked(dataset, IndexName.ALIAS);
    if (current != null) {
      olds.remove(current);
      actions.add(add(current, IndexName.ALIAS));
    }
    if (current == null || !olds.isEmpty()) {
      marked(dataset, IndexName.PREVIOUS)
          .forEach(index -> actions.add(remove(index, IndexName.PREVIOUS)));
    }
    for (var old : olds) {
      actions.add(remove(old, IndexName.ALIAS));
      if (current != null) {
        actions.add(add(old, IndexName.PREVIOUS));
      }
    }
    if (!actions.isEmpty()) {
      ask("switch " + dataset, () -> indices.updateAliases(u -> u.actions(actions)));
    }
  }

  private static Action add(String index, String alias) {
    return Action.of(a -> a.add(add -> add.index(index).alias(alias)));
  }

  private static Action remove(String index, String alias) {
    return Action.of(a -> a.remove(remove -> remove.index(index).alias(alias)));
  }

  void deleteUnaliased(DatasetId dataset) {
    list(dataset).entrySet().stream()
        .filter(index -> index.getValue().aliases().isEmpty())
        .map(Map.Entry::getKey)
        .forEach(this::delete);
  }

  /// All indices of releases, by name, with the aliases that each has.
  SortedMap<String, Set<String>> aliases(String what) {
    var found = ask(what, () -> indices.get(i -> i.index(IndexName.ALL).features(Feature.Aliases)));
    var aliases = new TreeMap<String, Set<String>>();
    found.indices().forEach((name, state) -> aliases.put(name, state.aliases().keySet()));
    return aliases;
  }

  /// How many documents each current index has.
  Map<String, Long> documents() {
    var answer =
        ask(
            "count documents",
            () ->
                client.search(
                    s ->
                        s.index(IndexName.ALIAS)
                            .ignoreUnavailable(true)
                            .size(0)
                            .aggregations(COUNT, a -> a.terms(t -> t.field("_index").size(MANY))),
                    Void.class));
    var counts = new TreeMap<String, Long>();
    var aggregation = answer.aggregations().get(COUNT);
    if (aggregation != null && aggregation.isSterms()) {
      aggregation
          .sterms()
          .buckets()
          .array()
          .forEach(bucket -> counts.put(bucket.key().stringValue(), bucket.docCount()));
    }
    return counts;
  }

  void delete(String index) {
    ask("delete " + index, () -> indices.delete(i -> i.index(index).ignoreUnavailable(true)));
  }

  Optional<String> findVersion(DatasetId dataset) {
    return marked(dataset, IndexName.ALIAS).stream()
        .findFirst()
        .map(index -> IndexName.version(dataset, index));
  }

  private Set<String> marked(DatasetId dataset, String alias) {
    var marked = new TreeSet<String>();
    list(dataset)
        .forEach(
            (index, state) -> {
              if (state.aliases().containsKey(alias)) {
                marked.add(index);
              }
            });
    return marked;
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
