package city.madang.etl.dataset;

import city.madang.etl.dataset.AttackLimits.Successive;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `privacy`, which a dataset about people must have.
final class PolicyReader {
  static final Set<String> KEYS =
      Set.of(
          "k",
          "suppression",
          "recoding",
          "entity",
          "l",
          "t",
          "linkKeys",
          "successive",
          "population",
          "trajectory",
          "noise");

  private final YamlMap root;
  private final FolderFiles files;
  private final Parts parts;

  PolicyReader(YamlMap root, FolderFiles files, Parts parts) {
    this.root = root;
    this.files = files;
    this.parts = parts;
  }

  /// @param whole all tables, if they could be read
  Optional<PrivacyPolicy> read(Optional<List<Table>> whole) {
    var map = root.find("privacy").flatMap(node -> parts.part(() -> parts.map(node, KEYS)));
    var limits = map.flatMap(it -> parts.part(() -> limits(it)));
    var tables = Parts.need(whole);
    var personal = tables.stream().filter(Table::personal).toList();
    if (personal.isEmpty()) {
      return root.find("privacy")
          .map(
              node -> {
                throw new YamlException(
                    root.line("privacy"), "every field is open: there is nobody to protect");
              });
    }
    if (root.find("privacy").isEmpty()) {
      throw new YamlException(
          root.line(),
          "a dataset about people needs a policy, such as privacy: {k: 5, suppression: 5%}");
    }
    if (personal.size() > 1) {
      throw new YamlException(
          root.line("privacy"), "one table of a dataset can be about people; make it two datasets");
    }
    return policy(Parts.need(map), limits, personal.getFirst());
  }

  private Optional<PrivacyPolicy> policy(YamlMap map, Optional<Limits> limits, Table table) {
    var row = map.findText("entity").map(text -> rowEntity(map, text)).orElse(false);
    check(map, table, row);
    // Noise is a guarantee of its own; the table's reader has read it.
    return table.noise().isPresent()
        ? Optional.empty()
        : Optional.of(policy(map, Parts.need(limits), table, row));
  }

  private PrivacyPolicy policy(YamlMap map, Limits limits, Table table, boolean row) {
    var rules = parts.part(() -> new SensitiveRuleReader(table).read(map));
    var trajectory = parts.part(() -> new TrajectoryReader(table).find(map));
    return YamlMap.at(
        map.line(),
        () ->
            new PrivacyPolicy(
                limits.k(),
                limits.suppression(),
                limits.recoding(),
                row,
                Parts.need(rules),
                limits.attacks(),
                Parts.need(trajectory)));
  }

  /// What is asked for whatever the fields are.
  private record Limits(
      int k, double suppression, PrivacyPolicy.Recoding recoding, AttackLimits attacks) {}

  /// Where noise guards, [NoiseReader] tells what may stand beside it.
  private Limits limits(YamlMap map) {
    if (map.find("noise").isPresent()) {
      throw new Parts.NeedsOther();
    }
    var k = parts.part(() -> map.read("k", Words::whole));
    var suppression = parts.part(() -> map.findRead("suppression", Words::share).orElse(0.0));
    var recoding =
        parts.part(
            () ->
                map.findRead("recoding", text -> Words.parse(PrivacyPolicy.Recoding.class, text))
                    .orElse(PrivacyPolicy.Recoding.BEST));
    var attacks = parts.part(() -> attacks(map));
    return new Limits(
        Parts.need(k), Parts.need(suppression), Parts.need(recoding), Parts.need(attacks));
  }

  private AttackLimits attacks(YamlMap map) {
    return new AttackLimits(
        map.findRead("linkKeys", Words::share).orElse(AttackLimits.DEFAULT.linkKeys()),
        map.find("successive").map(node -> successive(map, node)).orElseGet(Successive.Check::new),
        map.findRead("population", files::existing));
  }

  private static Successive successive(YamlMap map, Node node) {
    if (node instanceof MappingNode) {
      return new Successive.Off(new YamlMap(node, Set.of("off")).text("off"));
    }
    if (!map.text("successive").equals("check")) {
      throw new YamlException(
          map.line("successive"), "write check, or {off: why no check is needed}");
    }
    return new Successive.Check();
  }

  private static boolean rowEntity(YamlMap map, String text) {
    if (!text.equals("row")) {
      throw new YamlException(
          map.line("entity"),
          "'row' is all that can stand here; else give a field the role entity");
    }
    return true;
  }

  private static void check(YamlMap map, Table table, boolean row) {
    if (table.quasi().isEmpty() && map.find("trajectory").isEmpty()) {
      throw new YamlException(map.line(), "no field is quasi: what could recognize a person?");
    }
    if (row == table.entity().isPresent()) {
      throw new YamlException(
          map.line(),
          row
              ? "'entity: row' stands beside a field with the role entity: keep one of them"
              : "no field says whose row it is: give one the role entity, or, if each row is"
                  + " another person, write entity: row");
    }
  }
}
