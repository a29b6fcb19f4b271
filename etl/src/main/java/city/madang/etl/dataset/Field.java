package city.madang.etl.dataset;

import java.util.Optional;
import java.util.OptionalLong;

/// One column of a table.
///
/// @param name the heading in the source, and the variable in the mapping
/// @param type how its text is read
/// @param role what it means for people
/// @param hierarchy present for `QUASI`; may be for `SENSITIVE`, to tell which values are close
/// @param round for `MEASURE`: values become the nearest multiple; absent for others
/// @param constraints what each value must fulfil
public record Field(
    String name,
    FieldType type,
    Role role,
    Optional<HierarchyRule> hierarchy,
    OptionalLong round,
    Constraints constraints) {
  /// @throws IllegalArgumentException if role and rules do not fit
  public Field {
    if (role == Role.QUASI
        ? hierarchy.isEmpty()
        : hierarchy.isPresent() && role != Role.SENSITIVE) {
      throw new IllegalArgumentException(
          "a hierarchy belongs to each quasi field, and to sensitive ones at will");
    }
    hierarchy.ifPresent(rule -> rule.requireType(type));
    if (round.isPresent() && role != Role.MEASURE) {
      throw new IllegalArgumentException("round belongs to measures");
    }
  }

  /// Tells whether the column is in the released table.
  public boolean published() {
    return role != Role.ENTITY && role != Role.IDENTIFIER;
  }
}
