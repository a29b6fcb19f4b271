package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.privacy.RawHierarchy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks a release of noisy counts from its own file. It shares no code with what wrote it.
public final class NoisyVerifier {
  private static final String TOP = "*";

  private final NoisyEvidence evidence;
  private final List<Set<Object>> labels = new ArrayList<>();
  private final Set<List<Object>> seen = new HashSet<>();
  private long cells;
  private long negative;
  private long sum;
  private long repeated;
  private long outside;
  private long small;
  private long offStep;

  private NoisyVerifier(NoisyEvidence evidence) {
    this.evidence = evidence;
    for (int i = 0; i < evidence.keys().size(); i++) {
      int level = evidence.policy().levels().get(i);
      labels.add(KeyValues.typed(type(i), labels(evidence.keys().get(i), level)));
    }
  }

  /// Measures a release, and finds reasons against it.
  ///
  /// @param cells the rows of the released file; closed by the caller
  public static NoisyVerification verify(NoisyEvidence evidence, Stream<ReleasedCell> cells) {
    var verifier = new NoisyVerifier(evidence);
    var reasons = new ArrayList<>(verifier.columnReasons());
    cells.sequential().forEach(verifier::add);
    reasons.addAll(verifier.reasons());
    return new NoisyVerification(
        verifier.cells,
        evidence.policy().publicKeys()
            ? OptionalLong.of(verifier.notThere())
            : OptionalLong.empty(),
        verifier.negative,
        verifier.cells == 0 ? 0 : (double) verifier.sum / verifier.cells,
        reasons);
  }

  private List<String> columnReasons() {
    var expected = new ArrayList<String>();
    for (int i = 0; i < evidence.expected().size(); i++) {
      var type = i < evidence.keys().size() ? KeyValues.column(type(i)) : "BIGINT";
      expected.add(evidence.expected().get(i) + " " + type);
    }
    return expected.equals(evidence.columns())
        ? List.of()
        : List.of("the released file has other columns than keys, count and sums");
  }

  /// Above level 0 keys are labels, which are texts.
  private FieldType type(int key) {
    return evidence.policy().levels().get(key) == 0 ? evidence.types().get(key) : FieldType.STRING;
  }

  private void add(ReleasedCell cell) {
    cells++;
    negative += cell.count() < 0 ? 1 : 0;
    sum += cell.count();
    if (!seen.add(cell.key())) {
      repeated++;
    }
    for (int i = 0; i < labels.size(); i++) {
      if (!labels.get(i).contains(cell.key().get(i))) {
        outside++;
      }
    }
    if (cell.count() < evidence.floor()) {
      small++;
    }
    var rules = evidence.policy().sums();
    for (int i = 0; i < rules.size(); i++) {
      if (cell.sums().get(i) % rules.get(i).step() != 0) {
        offStep++;
      }
    }
  }

  private List<String> reasons() {
    var reasons = new ArrayList<String>();
    refuse(reasons, repeated, "%d cells repeat the key of another");
    refuse(reasons, outside, "%d values are no labels of their hierarchy's level");
    refuse(reasons, small, "%d cells lie below the smallest count that may be released");
    refuse(reasons, offStep, "%d sums are no multiple of their step");
    refuse(reasons, missing(), "%d cells of the public keys are missing");
    if (!hides()) {
      reasons.add("the threshold lets more small cells slip through than delta allows");
    }
    if (seen.isEmpty()) {
      reasons.add("nothing would be published");
    }
    if (!evidence.reserved()) {
      reasons.add("the budget ledger holds no entry for this release");
    }
    return reasons;
  }

  private static void refuse(List<String> reasons, long count, String what) {
    if (count > 0) {
      reasons.add(what.formatted(count));
    }
  }

  /// Every combination is released, unless there is a floor.
  private long missing() {
    return evidence.policy().publicKeys() && evidence.policy().floor().isEmpty() ? notThere() : 0;
  }

  private long notThere() {
    long all = 1;
    for (var field : labels) {
      all = Math.multiplyExact(all, field.size());
    }
    return all - seen.size();
  }

  /// The probability that a cell of one entity alone reaches the floor, against delta.
  private boolean hides() {
    var policy = evidence.policy();
    if (policy.publicKeys()) {
      return true;
    }
    int rows = policy.contribution();
    double decay = policy.epsilon().doubleValue() / (1 + policy.sums().size()) / rows;
    double oneCell = Math.exp(-decay * (evidence.floor() - rows));
    double ownCells = rows * Math.exp(-decay * (evidence.floor() - 1));
    return evidence.floor() > rows
        && Math.max(oneCell, ownCells) / (1 + Math.exp(-decay)) <= policy.delta().doubleValue();
  }

  private static Set<String> labels(RawHierarchy raw, int level) {
    return switch (raw) {
      case RawHierarchy.Lines(_, var lines) ->
          lines.stream().map(line -> line.get(level)).collect(Collectors.toSet());
      case RawHierarchy.Ranges(_, var widths, var values) ->
          values.stream().map(value -> range(value, level, widths)).collect(Collectors.toSet());
      case RawHierarchy.Values(_, var values) -> level == 0 ? values : Set.of(TOP);
      case RawHierarchy.Times times -> SpanLabels.times(times, level);
      case RawHierarchy.H3 cells -> SpanLabels.cells(cells, level);
      // The descriptor's reader takes none of these as keys; here no label is known then.
      case RawHierarchy.Grid _, RawHierarchy.Prefixes _ -> Set.of();
    };
  }

  private static String range(String value, int level, List<Integer> widths) {
    if (level > widths.size()) {
      return TOP;
    }
    if (level == 0 || value.isEmpty()) {
      return value;
    }
    int width = widths.get(level - 1);
    long number = Long.parseLong(value);
    long first = number - Math.floorMod(number, (long) width);
    return first + "-" + (first + width - 1);
  }
}
