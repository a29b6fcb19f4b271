package city.madang.etl.change;

/// One change of what readers know of a dataset.
///
/// @param table its name; empty for the whole dataset
/// @param field its name; empty for the whole table
/// @param kind such as `field-removed`
/// @param compatible whether a reader of the release before stays right
/// @param before in words; may be empty
/// @param after in words; may be empty
public record SchemaChange(
    String table, String field, String kind, boolean compatible, String before, String after) {}
