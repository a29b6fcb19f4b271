package city.madang.etl.privacy;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.privacy.histogram.Cell;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.risk.ClassSize;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.search.Recoding;
import city.madang.etl.privacy.verify.Evidence;
import city.madang.etl.privacy.verify.Reference;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.Verification;
import city.madang.etl.privacy.verify.Verifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Applies plans as the table engine would, and asks the verifier.
public final class Releases {
  private Releases() {}

  public static Map<List<String>, List<String>> released(Plan plan) {
    return plan.recodings()
        .filter(recoding -> recoding.released().isPresent())
        .collect(Collectors.toMap(Recoding::tuple, r -> r.released().orElseThrow()));
  }

  /// The released file grouped again; entities are exact if the histogram has no limit.
  public static List<ReleasedClass> classes(Histogram histogram, Plan plan) {
    var released = released(plan);
    var cells = new LinkedHashMap<List<String>, List<Cell>>();
    histogram
        .cells()
        .filter(cell -> released.containsKey(cell.tuple()))
        .forEach(
            cell ->
                cells
                    .computeIfAbsent(released.get(cell.tuple()), _ -> new ArrayList<>())
                    .add(cell));
    return cells.entrySet().stream()
        .map(entry -> releasedClass(entry.getKey(), entry.getValue(), histogram.rowIsEntity()))
        .toList();
  }

  private static ReleasedClass releasedClass(
      List<String> tuple, List<Cell> cells, boolean rowIsEntity) {
    long rows = cells.stream().mapToLong(Cell::rows).sum();
    return new ReleasedClass(
        tuple, rows, rowIsEntity ? rows : countEntities(cells.stream()), sensitive(cells));
  }

  /// For each sensitive field the rows of each value.
  public static List<Map<String, Long>> sensitive(List<Cell> cells) {
    return IntStream.range(0, cells.getFirst().sensitive().size())
        .mapToObj(
            field ->
                cells.stream()
                    .flatMap(cell -> cell.sensitive().get(field).entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum)))
        .toList();
  }

  /// The sensitive values of the whole table, counted apart from the histogram's own counts.
  public static List<Reference> references(Histogram histogram) {
    var whole = sensitive(histogram.cells().toList());
    var references = new ArrayList<Reference>();
    for (int field = 0; field < whole.size(); field++) {
      var counts = new LinkedHashMap<String, Long>();
      for (var value : histogram.sensitiveValues(field)) {
        counts.put(value, whole.get(field).getOrDefault(value, 0L));
      }
      references.add(new Reference(histogram.sensitiveFields().get(field).name(), counts));
    }
    return references;
  }

  /// Sizes of the raw classes; entities are exact if the histogram has no limit.
  public static ClassSizes sizes(Histogram histogram) {
    var sizes = new ClassSizes();
    histogram
        .cells()
        .forEach(
            cell ->
                sizes.add(
                    new ClassSize(
                        cell.rows(),
                        histogram.rowIsEntity() ? cell.rows() : cell.entities().length)));
    return sizes;
  }

  public static long countEntities(Stream<Cell> cells) {
    return cells.flatMapToLong(cell -> LongStream.of(cell.entities())).distinct().count();
  }

  public static RowFigures figures(Histogram histogram, Plan plan) {
    long suppressed = plan.suppressedRows();
    return new RowFigures(histogram.rows(), histogram.rows() - suppressed, suppressed, 0);
  }

  public static Verification verify(
      Histogram histogram, List<RawHierarchy> raw, PrivacyPolicy policy, Plan plan) {
    var evidence = new Evidence(raw, policy, figures(histogram, plan));
    return Verifier.verify(evidence, classes(histogram, plan).stream());
  }

  public static PrivacyPolicy policy(int k, double suppression, PrivacyPolicy.Recoding recoding) {
    return new PrivacyPolicy(k, suppression, recoding, true);
  }

  public static RawHierarchy lines(String field, String... lines) {
    var split = Stream.of(lines).map(line -> List.of(line.split(";", -1))).toList();
    return new RawHierarchy.Lines(field, split);
  }
}
