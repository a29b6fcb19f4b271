package city.madang.etl.dataset;

import java.util.List;

/// The rules that a dataset keeps.
///
/// @param sets those that apply
/// @param accepted codes of errors that do not stop a run, on purpose
public record QualityRules(List<RuleSet> sets, List<String> accepted) {
  /// No rule applies.
  public static final QualityRules NONE = new QualityRules(List.of(), List.of());

  public QualityRules {
    sets = List.copyOf(sets);
    accepted = List.copyOf(accepted);
  }
}
