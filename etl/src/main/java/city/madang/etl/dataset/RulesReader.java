package city.madang.etl.dataset;

import city.madang.etl.dataset.Source.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the rules of a dataset, and adds those that follow from what it is.
final class RulesReader {
  private static final Set<String> KEYS = Set.of("rejects", "rules", "accept");

  private static final Set<RuleSet> BY_THEMSELVES =
      Set.of(RuleSet.GTFS, RuleSet.GTFS_REALTIME_FEED, RuleSet.PLACE);

  private final YamlMap root;
  private final Parts parts;

  RulesReader(YamlMap root, Parts parts) {
    this.root = root;
    this.parts = parts;
  }

  double rejectLimit() {
    return quality().flatMap(map -> map.findRead("rejects", Words::share)).orElse(0.0);
  }

  QualityRules rules(Optional<Source> source, List<Table> tables) {
    var sets = new ArrayList<>(source.map(Source::format).map(RulesReader::own).orElse(List.of()));
    if (tables.stream().anyMatch(table -> table.place().isPresent())) {
      sets.add(RuleSet.PLACE);
    }
    return quality()
        .map(map -> rules(map, sets))
        .orElseGet(() -> new QualityRules(sets, List.of()));
  }

  private static List<RuleSet> own(Format format) {
    return switch (format) {
      case GTFS -> List.of(RuleSet.GTFS);
      case GTFS_REALTIME -> List.of(RuleSet.GTFS_REALTIME, RuleSet.GTFS_REALTIME_FEED);
      case CSV, JSON, GEOJSON -> List.of();
    };
  }

  private static QualityRules rules(YamlMap map, List<RuleSet> sets) {
    for (var word : map.texts("rules")) {
      var set = YamlMap.at(map.line("rules"), () -> Words.parse(RuleSet.class, word));
      if (BY_THEMSELVES.contains(set) && (set == RuleSet.PLACE || !sets.contains(set))) {
        throw new YamlException(
            map.line("rules"), "'%s' applies by itself where it can".formatted(word));
      }
      if (!sets.contains(set)) {
        sets.add(set);
      }
    }
    return new QualityRules(sets, accepted(map, sets));
  }

  private static List<String> accepted(YamlMap map, List<RuleSet> sets) {
    var codes = sets.stream().flatMap(set -> set.codes().stream()).toList();
    for (var code : map.texts("accept")) {
      if (!codes.contains(code)) {
        throw new YamlException(
            map.line("accept"),
            "'%s' is no rule of %s: %s%s"
                .formatted(code, sets, String.join(", ", codes), Nearest.hint(code, codes)));
      }
    }
    return map.texts("accept");
  }

  private Optional<YamlMap> quality() {
    return root.find("quality").map(node -> parts.map(node, KEYS));
  }
}
