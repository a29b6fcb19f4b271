package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;

/// A value of the query, which has been read as one of `type`.
///
/// @param value `String` for texts and, in ISO 8601, dates, times and moments (in UTC); `Long`,
///   `Double`, `Boolean`
public record Value(FieldType type, Object value) implements Operand {}
