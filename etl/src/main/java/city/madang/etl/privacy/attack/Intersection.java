package city.madang.etl.privacy.attack;

/// What is left of the classes of a record when all releases that hold it are laid upon each other.
///
/// Attacker: knows of a person one record, raw, and in which releases it is; knows the same of
/// everybody else. So of the people in the record's class today, only those remain who have a
/// record that was in the record's class in each of its releases.
///
/// The same record is one with the same raw values: of entity and quasi-identifiers, or of all
/// columns when a row is its own entity. Where nine in ten people of both releases have one row,
/// the table is about people and not events: then a person's only row is the same record even if
/// its values have changed.
///
/// @param releases earlier ones that were compared
/// @param entities people of this release with a record that is in an earlier one too
/// @param minimum fewest candidates left for such a record; 0 without any
/// @param below people of whom a record has fewer than k candidates left
/// @param note why nothing was compared; else empty
public record Intersection(int releases, long entities, long minimum, long below, String note) {
  /// Nothing was compared.
  public static Intersection none(String why) {
    return new Intersection(0, 0, 0, 0, why);
  }
}
