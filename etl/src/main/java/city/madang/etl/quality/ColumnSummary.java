package city.madang.etl.quality;

import java.util.Optional;

/// One column of a released file, as everybody may see it.
///
/// @param name the column
/// @param nulls rows without a value
/// @param minimum smallest value as text, in the order of its type; empty if there is none
/// @param maximum largest value as text; empty if there is none
public record ColumnSummary(
    String name, long nulls, Optional<String> minimum, Optional<String> maximum) {}
