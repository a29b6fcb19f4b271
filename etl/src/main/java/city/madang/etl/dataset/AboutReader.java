package city.madang.etl.dataset;

import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/// The parts of a descriptor that tell what it is about and where it comes from.
final class AboutReader {
  private final YamlMap root;
  private final Parts parts;

  AboutReader(YamlMap root, Parts parts) {
    this.root = root;
    this.parts = parts;
  }

  DatasetId id() {
    return root.read("id", DatasetId::new);
  }

  LangText langText(String key) {
    return langText(root, key);
  }

  List<String> themes() {
    var known = sorted(Themes.codes());
    for (var theme : root.list("theme")) {
      parts.part(() -> theme(theme, known));
    }
    return root.texts("theme");
  }

  private static String theme(Node node, List<String> known) {
    var theme = YamlMap.scalar(node);
    if (!known.contains(theme)) {
      throw new YamlException(
          YamlMap.lineOf(node),
          "unknown theme '%s'; known: %s%s".formatted(theme, known, Nearest.hint(theme, known)));
    }
    return theme;
  }

  Keywords keywords() {
    return root.find("keyword")
        .map(node -> new YamlMap(node, Set.of("ko", "en")))
        .map(words -> read(words, root.line("keyword")))
        .orElse(Keywords.NONE);
  }

  private static Keywords read(YamlMap words, int line) {
    return YamlMap.at(line, () -> new Keywords(words.texts("ko"), words.texts("en")));
  }

  Publisher publisher() {
    var publisher = parts.map(root.get("publisher"), Set.of("name", "iri"));
    var name = parts.part(() -> langText(publisher, "name"));
    var iri = parts.part(() -> publisher.read("iri", Iris::parse));
    return new Publisher(Parts.need(name), Parts.need(iri));
  }

  String license() {
    return root.read("license", License::parse);
  }

  /// Data that is made up is never passed off as real: title and description say it first.
  boolean requireHonesty(
      Optional<Source> source, Optional<LangText> title, Optional<LangText> description) {
    if (source.filter(Source::synthetic).isPresent()) {
      title.ifPresent(text -> requireHonesty("title", text));
      description.ifPresent(text -> requireHonesty("description", text));
    }
    return true;
  }

  private void requireHonesty(String key, LangText text) {
    if (!text.ko().contains("합성") || !text.en().toLowerCase(Locale.ROOT).contains("synthetic")) {
      throw new YamlException(
          root.line(key), "the source is synthetic: say so (ko: '합성', en: 'synthetic')");
    }
  }

  Optional<Schedule> schedule() {
    return root.find("schedule")
        .map(node -> new YamlMap(node, Set.of("cron", "zone")))
        .map(
            map ->
                YamlMap.at(
                    map.line(),
                    () -> new Schedule(map.text("cron"), map.read("zone", SourceReader::zone))));
  }

  /// Of a noisy table, only one that its budget pays for: else runs would be refused one day.
  boolean requirePaid(Optional<Schedule> schedule, List<Table> tables) {
    for (var noise : tables.stream().flatMap(table -> table.noise().stream()).toList()) {
      schedule.ifPresent(
          it -> YamlMap.at(root.line("schedule"), () -> new BudgetedSchedule(it, noise)));
    }
    return true;
  }

  Retention retention() {
    return root.find("retention")
        .map(node -> new YamlMap(node, Set.of("keep", "for")))
        .map(AboutReader::retention)
        .orElse(Retention.EVERYTHING);
  }

  private static Retention retention(YamlMap map) {
    if (map.find("keep").isEmpty() && map.find("for").isEmpty()) {
      throw new YamlException(map.line(), "state keep, for, or both");
    }
    var keep = map.findRead("keep", AboutReader::keep).orElse(Retention.EVERYTHING);
    var age = map.findRead("for", AboutReader::age).orElse(Retention.EVERYTHING);
    return new Retention(keep.keep(), age.age());
  }

  private static Retention keep(String text) {
    return new Retention(OptionalInt.of(Words.whole(text)), Optional.empty());
  }

  private static Retention age(String text) {
    try {
      return new Retention(OptionalInt.empty(), Optional.of(Period.parse(text)));
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException(
          "'%s' is no time in days, months or years; write it like P365D or P1Y".formatted(text),
          wrong);
    }
  }

  static LangText langText(YamlMap map, String key) {
    var text = new YamlMap(map.get(key), Set.of("ko", "en"));
    return new LangText(text.text("ko"), text.text("en"));
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }
}
