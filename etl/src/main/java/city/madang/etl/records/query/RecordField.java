package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;

/// A column of a released table.
///
/// @param name as the file has it
/// @param type as the file has it; a generalized number is a text
public record RecordField(String name, FieldType type) {}
