package city.madang.etl.dataset;

import java.util.Optional;

/// How far an outsider may get by combining a release with something else.
///
/// @param linkKeys largest share of the rows that one published column, or a pair of them, may
///   single out, 0–1
/// @param successive what is done about earlier releases of the same people
/// @param population how many people there are in reality: a file of the dataset folder
public record AttackLimits(double linkKeys, Successive successive, Optional<String> population) {
  /// What holds where a policy says nothing.
  public static final AttackLimits DEFAULT =
      new AttackLimits(0.05, new Successive.Check(), Optional.empty());

  /// @throws IllegalArgumentException if the share is outside its range
  public AttackLimits {
    if (!(linkKeys >= 0 && linkKeys <= 1)) {
      throw new IllegalArgumentException("linkKeys must be between 0% and 100%");
    }
  }

  /// What is done about earlier releases of the same people.
  public sealed interface Successive {
    /// The intersection of each entity's classes over all releases keeps at least k entities.
    record Check() implements Successive {}

    /// Nothing, for a reason that the report repeats.
    record Off(String reason) implements Successive {
      public Off {
        if (reason.isBlank()) {
          throw new IllegalArgumentException("say why successive releases need no check");
        }
      }
    }
  }
}
