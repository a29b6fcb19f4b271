package city.madang.etl.job;

import static java.util.stream.Collectors.toMap;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Table;
import city.madang.etl.run.Json;
import city.madang.etl.run.Run;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The codes that a release holds and does not explain.
///
/// Of a text column, values are codes if they are few, come again, and none has a space or a letter
/// of Korean; so are numbers of fields that have `categories`, and what may be coarser than the
/// source. What explains them is in `schema.json`: a category, a form, or that they are of another
/// table, a key, or told in words by a column beside.
final class PublishedCodes {
  private static final EngineLimits LIMITS = new EngineLimits(256 << 20, 2);
  private static final int FEW = 40;
  private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,24}");
  private static final Pattern ELSEWHERE = Pattern.compile("(?:dataset|table) ([a-z-]+)");

  private static final Pattern NAME =
      Pattern.compile("^(Id|Key) of |^Name of .* in English$|as the brief writes");

  private final Run run;

  private PublishedCodes(Run run) {
    this.run = run;
  }

  /// By column, the values that nobody explains.
  static Map<String, Set<String>> unexplained(Run run) {
    var codes = new PublishedCodes(run);
    var unexplained = new TreeMap<String, Set<String>>();
    run.descriptor().tables().forEach(table -> codes.look(table, unexplained));
    return unexplained;
  }

  private void look(Table table, Map<String, Set<String>> unexplained) {
    var fields = fields(table);
    texts(table)
        .forEach(
            (column, values) -> {
              values.removeIf(value -> explained(field(fields, column), fields.keySet(), value));
              if (!values.isEmpty()) {
                unexplained.put(run.descriptor().id() + "/" + table.name() + "." + column, values);
              }
            });
  }

  /// Few values of each column of codes.
  private Map<String, Set<String>> texts(Table table) {
    var all = new TreeMap<String, Set<String>>();
    var released = run.files().released(table);
    try (var engine = TableEngine.open(run.files().scratch(), LIMITS, run.files().folder())) {
      long count = engine.count(released);
      try (var rows = engine.rows(released, 0)) {
        rows.forEachRemaining(
            row ->
                row.values()
                    .forEach(
                        (name, value) -> {
                          var values = all.computeIfAbsent(name, _ -> new TreeSet<>());
                          if (value != null && values.size() <= FEW) {
                            values.add(value.toString());
                          }
                        }));
      }
      var fields = fields(table);
      all.entrySet().removeIf(it -> !areCodes(field(fields, it.getKey()), it.getValue(), count));
    }
    return all;
  }

  private static JsonNode field(Map<String, JsonNode> fields, String column) {
    return Objects.requireNonNull(fields.get(column), column);
  }

  private static boolean areCodes(JsonNode field, Set<String> values, long rows) {
    if (field.has("categories") || mayBeCoarse(field)) {
      return true;
    }
    return field.path("type").asString().equals(FieldType.STRING.name().toLowerCase(Locale.ROOT))
        && values.size() <= FEW
        && values.size() * 2L <= rows
        && values.stream().allMatch(value -> CODE.matcher(value).matches());
  }

  /// Such values are explained by codes and forms alone: which level a value has must be told.
  private static boolean mayBeCoarse(JsonNode field) {
    return field
        .path("forms")
        .valueStream()
        .anyMatch(it -> it.path("example").asString().equals("*"));
  }

  private boolean explained(JsonNode field, Set<String> beside, String value) {
    var codes = field.path("categories").valueStream().map(it -> it.path("value").asString());
    var forms = field.path("forms").valueStream().map(it -> it.path("pattern").asString());
    var description = field.path("descriptions").path("en").asString("");
    return codes.anyMatch(value::equals)
        || forms.anyMatch(value::matches)
        || (!field.has("categories")
            && !mayBeCoarse(field)
            && (field.path("constraints").has("pattern")
                || NAME.matcher(description).find()
                || beside.contains(field.path("name").asString() + "_ko")
                || isElsewhere(description)));
  }

  private boolean isElsewhere(String description) {
    return ELSEWHERE
        .matcher(description)
        .results()
        .map(found -> found.group(1))
        .anyMatch(
            name ->
                Files.exists(BundledRun.bundled(name))
                    || run.descriptor().tables().stream().anyMatch(it -> it.name().equals(name)));
  }

  private Map<String, JsonNode> fields(Table table) {
    var schema = Json.read(run.files().release().resolve("schema.json"), JsonNode.class);
    return schema
        .path("tables")
        .valueStream()
        .filter(it -> it.path("name").asString().equals(table.name()))
        .flatMap(it -> it.path("schema").path("fields").valueStream())
        .collect(toMap(field -> field.path("name").asString(), Function.identity()));
  }
}
