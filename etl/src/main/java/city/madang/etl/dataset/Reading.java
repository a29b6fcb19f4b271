package city.madang.etl.dataset;

import java.util.Optional;

/// How the values of a field are found and read in the source.
///
/// @param from where a value lies if it is not named as the field: a heading of a text file, or a
///   JSON pointer (RFC 6901) into the element of the row
/// @param format how a date or a date and time is written, if not as ISO 8601 has it
public record Reading(Optional<String> from, Optional<TimeFormat> format) {
  /// Named as the field, and written as ISO 8601 has it.
  public static final Reading PLAIN = new Reading(Optional.empty(), Optional.empty());
}
