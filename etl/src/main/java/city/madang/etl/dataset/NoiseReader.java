package city.madang.etl.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `privacy: {noise: …}`, where nothing but the sums goes without saying.
final class NoiseReader {
  private static final String NOISE = "noise";
  private static final Set<String> BESIDE = Set.of(NOISE, "k", "entity");
  private static final Set<String> KEYS =
      Set.of("epsilon", "delta", "contribution", "levels", "sums", "budget");
  private static final Set<String> TYPES = Set.of("INTEGER", "NUMBER");

  private final YamlMap root;
  private final Parts parts;

  NoiseReader(YamlMap root, Parts parts) {
    this.root = root;
    this.parts = parts;
  }

  /// What the descriptor says of noise for a table about people with these fields.
  Optional<NoisePolicy> read(List<Field> fields) {
    if (fields.stream().allMatch(field -> field.role() == Role.OPEN)) {
      return Optional.empty();
    }
    return root.find("privacy")
        .filter(NoiseReader::isNoisy)
        .map(node -> policy(parts.map(node, PolicyReader.KEYS), fields));
  }

  private static boolean isNoisy(Node privacy) {
    return privacy instanceof MappingNode mapping
        && mapping.getValue().stream()
            .anyMatch(entry -> YamlMap.scalar(entry.getKeyNode()).equals(NOISE));
  }

  private static NoisePolicy policy(YamlMap privacy, List<Field> fields) {
    for (var key : PolicyReader.KEYS) {
      if (!BESIDE.contains(key) && privacy.find(key).isPresent()) {
        throw new YamlException(
            privacy.line(key),
            "beside 'noise' there are no rows for '%s': remove it".formatted(key));
      }
    }
    var map = new YamlMap(privacy.get(NOISE), KEYS);
    var delta = map.read("delta", Words::decimal);
    var contribution = map.read("contribution", Words::whole);
    if (privacy.findText("entity").equals(Optional.of("row")) && contribution != 1) {
      throw new YamlException(
          map.line("contribution"), "with entity: row each entity has one row: contribution: 1");
    }
    var quasi = fields.stream().filter(field -> field.role() == Role.QUASI).toList();
    var levels = levels(map, quasi, delta.signum() == 0);
    var sums = sums(map, fields);
    return YamlMap.at(
        map.line(),
        () ->
            new NoisePolicy(
                map.read("epsilon", Words::decimal),
                delta,
                contribution,
                levels,
                sums,
                budget(map, delta),
                floor(privacy)));
  }

  private static OptionalLong floor(YamlMap privacy) {
    return privacy
        .findRead("k", text -> (long) Words.whole(text))
        .map(
            k -> {
              if (k < 2) {
                throw new YamlException(
                    privacy.line("k"), "k must be at least 2: a class of one protects nobody");
              }
              return OptionalLong.of(k);
            })
        .orElseGet(OptionalLong::empty);
  }

  private static List<Integer> levels(YamlMap map, List<Field> quasi, boolean publicKeys) {
    var names = new HashSet<String>();
    quasi.forEach(field -> names.add(field.name()));
    var stated = new YamlMap(map.get("levels"), names);
    var levels = new ArrayList<Integer>();
    for (var field : quasi) {
      levels.add(level(stated, field, publicKeys));
    }
    return levels;
  }

  private static int level(YamlMap stated, Field field, boolean publicKeys) {
    int level = stated.read(field.name(), Words::whole);
    int top = YamlMap.at(stated.line(field.name()), () -> PublicKeys.top(field));
    if (level < 0 || level > top) {
      throw new YamlException(
          stated.line(field.name()), "'%s' has no level %d".formatted(field.name(), level));
    }
    if (publicKeys && level < top && !PublicKeys.known(field)) {
      throw new YamlException(
          stated.line(field.name()),
          ("the keys of '%s' are not public: give it a hierarchy table, an enum or minimum and"
                  + " maximum, or make a time of day of it; or state a delta above 0, which hides"
                  + " small cells")
              .formatted(field.name()));
    }
    return level;
  }

  private static List<NoisePolicy.SumRule> sums(YamlMap map, List<Field> fields) {
    if (map.find("sums").isEmpty()) {
      return List.of();
    }
    var measures =
        fields.stream()
            .filter(field -> field.role() == Role.MEASURE && TYPES.contains(field.type().name()))
            .map(Field::name)
            .toList();
    var stated = new YamlMap(map.get("sums"), new HashSet<>(measures));
    var sums = new ArrayList<NoisePolicy.SumRule>();
    for (var measure : measures) {
      stated.find(measure).map(node -> sum(measure, node)).ifPresent(sums::add);
    }
    if (sums.isEmpty()) {
      throw new YamlException(map.line("sums"), "'sums' is empty: name a measure, or leave it out");
    }
    return sums;
  }

  private static NoisePolicy.SumRule sum(String measure, Node node) {
    var map = new YamlMap(node, Set.of("from", "to", "step"));
    return YamlMap.at(
        map.line(),
        () ->
            new NoisePolicy.SumRule(
                measure,
                map.read("from", Words::whole),
                map.read("to", Words::whole),
                map.read("step", Words::whole)));
  }

  private static NoisePolicy.Budget budget(YamlMap noise, BigDecimal delta) {
    var map = new YamlMap(noise.get("budget"), Set.of("total", "delta", "window", "domain"));
    if (delta.signum() > 0 && map.find("delta").isEmpty()) {
      throw new YamlException(map.line(), "delta is spent too: state the budget's total 'delta'");
    }
    return YamlMap.at(
        map.line(),
        () ->
            new NoisePolicy.Budget(
                map.read("total", Words::decimal),
                map.findRead("delta", Words::decimal).orElse(BigDecimal.ZERO),
                map.read("window", NoiseReader::period),
                map.text("domain")));
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("'" + text + "' is no period such as P1Y or P6M", wrong);
    }
  }
}
