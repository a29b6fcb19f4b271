package city.madang.etl.table;

import java.util.List;

/// What a column of a text file holds, in numbers: never a value.
///
/// @param heading as the file has it
/// @param values rows that have a value
/// @param distinct different values
/// @param rare those of them that stand in fewer than [#FEW] rows
/// @param shapes how all values can be read, as [ColumnShape#ALL] lists them
/// @param personal whether most of its values look like what names a person: numbers of telephones,
///   residents, cards or vehicles, addresses of mail
/// @param codes whether digits are names and no numbers: one begins with 0, or has more than 15
/// @param grouped whether all values are numbers once the commas of some are gone: 12,000
public record ColumnProfile(
    String heading,
    long values,
    long distinct,
    long rare,
    List<ColumnShape> shapes,
    boolean personal,
    boolean codes,
    boolean grouped) {
  /// A value of fewer rows can point at somebody.
  public static final int FEW = 5;

  public ColumnProfile {
    shapes = List.copyOf(shapes);
  }
}
