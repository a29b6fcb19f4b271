package city.madang.etl.dataset;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/// One column of a table.
///
/// @param name the heading in the source, and the variable in the mapping
/// @param type how its text is read
/// @param role what it means for people
/// @param hierarchy present for `QUASI`; may be for `SENSITIVE`, to tell which values are close
/// @param round for `MEASURE`, and `SENSITIVE` numbers at will: values become the nearest multiple
/// @param constraints what each value must fulfil
/// @param reading where and how the source has its values
/// @param meaning what readers are told of it
public record Field(
    String name,
    FieldType type,
    Role role,
    Optional<HierarchyRule> hierarchy,
    OptionalLong round,
    Constraints constraints,
    Reading reading,
    Meaning meaning) {
  /// The place of a row in its file: whoever reads a Parquet file has this column beside ours.
  private static final String RESERVED = "file_row_number";

  /// A field that the source names and writes as we do.
  public Field(
      String name,
      FieldType type,
      Role role,
      Optional<HierarchyRule> hierarchy,
      OptionalLong round,
      Constraints constraints) {
    this(name, type, role, hierarchy, round, constraints, Reading.PLAIN);
  }

  /// A field of which readers are told nothing.
  public Field(
      String name,
      FieldType type,
      Role role,
      Optional<HierarchyRule> hierarchy,
      OptionalLong round,
      Constraints constraints,
      Reading reading) {
    this(name, type, role, hierarchy, round, constraints, reading, Meaning.UNTOLD);
  }

  /// @throws IllegalArgumentException if the name is taken, or role and rules do not fit
  public Field {
    if (name.equalsIgnoreCase(RESERVED)) {
      throw new IllegalArgumentException(
          "'%s' is reserved, in any case: rename it in the source".formatted(RESERVED));
    }
    if (role == Role.QUASI
        ? hierarchy.isEmpty()
        : hierarchy.isPresent() && role != Role.SENSITIVE) {
      throw new IllegalArgumentException(
          "a hierarchy belongs to each quasi field, and to sensitive ones at will");
    }
    hierarchy.ifPresent(rule -> rule.requireType(type));
    reading.requireType(type);
    meaning.requireType(type);
    meaning.requireAll(constraints);
    if (round.isPresent() && role != Role.MEASURE && role != Role.SENSITIVE) {
      throw new IllegalArgumentException("round belongs to measures and sensitive numbers");
    }
    if (round.isPresent() && type != FieldType.INTEGER && type != FieldType.NUMBER) {
      throw new IllegalArgumentException("only an integer or a number can be rounded");
    }
  }

  /// The same field, of which readers are told this.
  public Field told(Meaning meaning) {
    return new Field(name, type, role, hierarchy, round, constraints, reading, meaning);
  }

  /// The heading of its column in a text file.
  public String heading() {
    return reading.from().orElse(name);
  }

  /// Whose wall clock its times are of: `UTC`, or a name such as `Asia/Seoul`; empty where the
  /// source does not tell.
  public Optional<String> zone() {
    return reading
        .format()
        .flatMap(TimeFormat::clock)
        .map(zone -> zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
  }

  /// Tells whether the column is in the released table.
  public boolean published() {
    return role != Role.ENTITY && role != Role.IDENTIFIER;
  }
}
