package city.madang.etl.anonymize;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.search.Explanation;
import city.madang.etl.run.Run;
import city.madang.etl.table.TableEngine;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Tells a steward in words what stands in the way of a release, after its rows were checked.
public final class Explainer {
  private final Run run;
  private final TableEngine engine;

  /// @param run whose rows were checked
  /// @param engine reaches them
  public Explainer(Run run, TableEngine engine) {
    this.run = run;
    this.engine = engine;
  }

  /// Lines for the steward; each names fields and counts, none a value.
  public List<String> explain() {
    return run.descriptor().tables().stream()
        .filter(Table::personal)
        .filter(table -> Files.exists(run.files().checked(table)))
        .findFirst()
        .map(this::explain)
        .orElse(List.of("no rows about people were checked: there is nothing to explain"));
  }

  private List<String> explain(Table table) {
    var policy = run.descriptor().privacy();
    if (!run.descriptor().inClasses() || policy.isEmpty()) {
      return List.of("this table is not released in classes: see the reasons above");
    }
    try {
      return words(explanation(table, policy.get()), policy.get());
    } catch (PrivacyRefusal reasons) {
      return reasons.reasons();
    }
  }

  private Explanation explanation(Table table, PrivacyPolicy policy) {
    var checked = run.files().checked(table);
    var histogram = engine.histogram(checked, table, policy.rowIsEntity(), policy.k());
    var raw =
        Stream.concat(
            Hierarchies.read(run.descriptor(), table, histogram).stream(),
            Hierarchies.readSensitive(run.descriptor(), table, histogram).stream());
    return Explanation.of(histogram, raw.map(Hierarchy::of).toList(), policy);
  }

  private static List<String> words(Explanation explanation, PrivacyPolicy policy) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s rows are in classes that break the policy before anything is generalized"
            .formatted(share(explanation.exposed(), explanation.rows())));
    explanation.fields().stream()
        .filter(without -> without.exposed() < explanation.exposed())
        .map(
            without ->
                "without %s it would be %s"
                    .formatted(without.field(), share(without.exposed(), explanation.rows())))
        .forEach(lines::add);
    explanation.nearest().forEach(nearest -> lines.add("would pass: " + nearest));
    if (explanation.nearest().isEmpty()) {
      lines.add("k = %d and the rules can be kept by generalizing".formatted(policy.k()));
    }
    return lines;
  }

  private static String share(long rows, long all) {
    return String.format(Locale.ROOT, "%,d of %,d (%.1f %%)", rows, all, 100.0 * rows / all);
  }
}
