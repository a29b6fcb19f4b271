package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.dataset.Unit;
import city.madang.portal.http.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The fields of a release: what each holds, and what was done to it for the sake of people.
///
/// @param protection of people by the release
/// @param language of the words
record FieldTables(Protection protection, Language language) {
  /// One table of fields for each table of rows.
  ///
  /// @param schema of the release
  String of(JsonNode schema) {
    return schema.path("tables").valueStream().map(this::table).collect(Collectors.joining());
  }

  private String table(JsonNode table) {
    var name = escape(table.path("name").asString(""));
    return """
    <div class="scroll" role="region" tabindex="0" aria-label="%1$s"><table>
    <caption><code>%1$s</code></caption>
    <thead><tr><th scope="col">%2$s</th><th scope="col">%3$s</th><th scope="col">%4$s</th>\
    <th scope="col">%5$s</th><th scope="col">%6$s</th></tr></thead>
    <tbody>
    %7$s</tbody></table></div>
    """
        .formatted(
            name,
            language.of("필드", "Field"),
            language.of("뜻", "Meaning"),
            language.of("형식", "Type"),
            language.of("역할", "Role"),
            language.of("규칙", "Rules"),
            table
                .path("schema")
                .path("fields")
                .valueStream()
                .map(field -> row(table, field))
                .collect(Collectors.joining()));
  }

  private String row(JsonNode table, JsonNode field) {
    return """
    <tr><th scope="row"><code>%s</code></th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>
    """
        .formatted(
            escape(field.path("name").asString("")),
            escape(meaning(field)) + values(field),
            escape(field.path("type").asString("")),
            protection.of(field.path("role").asString("")),
            escape(String.join("; ", rules(table, field))));
  }

  /// What is told of it, and its unit: `속도 (km/h)`.
  private String meaning(JsonNode field) {
    var text = ReleaseFacts.text(field.path("descriptions")).map(language::of);
    var unit = Unit.find(field.path("unit").asString("")).map(it -> "(" + it.symbol() + ")");
    return Stream.of(text, unit).flatMap(Optional::stream).collect(Collectors.joining(" "));
  }

  /// How its values are read: what codes mean, and an example of each form.
  private String values(JsonNode field) {
    var codes = field.path("categories").valueStream().map(it -> value(it, "value", "labels"));
    var forms = field.path("forms").valueStream().map(it -> value(it, "example", "descriptions"));
    var all = Stream.concat(codes, forms).collect(Collectors.joining());
    return all.isEmpty() ? "" : "<ul>%s</ul>".formatted(all);
  }

  private String value(JsonNode told, String value, String texts) {
    var text = ReleaseFacts.text(told.path(texts)).map(language::of).orElse("");
    return "<li><code>%s</code> %s</li>"
        .formatted(escape(told.path(value).asString("")), escape(text));
  }

  private List<String> rules(JsonNode table, JsonNode field) {
    var rules = new ArrayList<String>();
    var limits = field.path("constraints");
    var name = field.path("name").asString("");
    if (name.equals(table.path("geometry").asString(""))) {
      rules.add(language.of("지도 위의 모양 (WKT, WGS 84)", "shape on the map (WKT, WGS 84)"));
    }
    if (name.equals(table.path("location").path("latitude").asString(""))) {
      rules.add(language.of("위도 (WGS 84)", "latitude (WGS 84)"));
    }
    if (name.equals(table.path("location").path("longitude").asString(""))) {
      rules.add(language.of("경도 (WGS 84)", "longitude (WGS 84)"));
    }
    if (limits.path("required").asBoolean(false)) {
      rules.add(language.of("항상 있음", "always there"));
    }
    if (limits.path("unique").asBoolean(false)) {
      rules.add(language.of("겹치지 않음", "unique"));
    }
    add(rules, "≥ ", limits.path("minimum"));
    add(rules, "≤ ", limits.path("maximum"));
    add(rules, language.of("꼴 ", "pattern "), limits.path("pattern"));
    if (mayBeWider(field)) {
      var words = new HierarchyWords(language).of(field.path("hierarchy").asString(""));
      rules.add(language.of("일반화: ", "hierarchy: ") + words);
    }
    add(rules, language.of("반올림 ", "rounded to "), field.path("round"));
    add(rules, language.of("시계 ", "clock of "), field.path("zone"));
    if (limits.path("enum").isArray() && !field.has("categories")) {
      rules.add(
          limits
              .path("enum")
              .valueStream()
              .map(JsonNode::asString)
              .collect(Collectors.joining(", ")));
    }
    return rules;
  }

  /// A key of counts has the source's values, whatever its hierarchy, if it was left so.
  private static boolean mayBeWider(JsonNode field) {
    var codes = field.path("categories").valueStream().map(it -> it.path("value"));
    var forms = field.path("forms").valueStream().map(it -> it.path("example"));
    return field.has("hierarchy")
        && Stream.concat(codes, forms).anyMatch(it -> it.asString("").equals("*"));
  }

  private static void add(List<String> rules, String words, JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      rules.add(words + value.asString());
    }
  }
}
