package city.madang.etl.quality;

/// Why one row of a source was not taken; it never carries the value.
///
/// Shape: one per row, however many columns fail: the first column that does.
///
/// @param line where the row begins in the source, the heading being line 1; in JSON and other
///   sources that are no text file, the number of the element, from 1
/// @param field the column; empty when the line as a whole is torn
/// @param reason what was expected, such as `not an integer`
public record Reject(long line, String field, String reason) {}
