package city.madang.etl.quality;

import java.util.List;
import java.util.stream.Collectors;

/// What the rules of a dataset found.
///
/// @param rules those that were asked, as `set/code`
/// @param found in their order
public record Notices(List<String> rules, List<Notice> found) {
  public static final Notices NONE = new Notices(List.of(), List.of());

  public Notices {
    rules = List.copyOf(rules);
    found = List.copyOf(found);
  }

  /// Passes if each error was accepted on purpose.
  ///
  /// @throws QualityRefusal telling those that were not
  public void requireAccepted(List<String> accepted) {
    var errors =
        found.stream()
            .filter(notice -> notice.severity() == Severity.ERROR)
            .filter(notice -> !accepted.contains(notice.code()))
            .toList();
    if (!errors.isEmpty()) {
      throw new QualityRefusal(
          errors.stream().map(Notice::text).collect(Collectors.joining("; "))
              + "; or accept them by quality: {accept: [CODE]} in dataset.yaml");
    }
  }
}
