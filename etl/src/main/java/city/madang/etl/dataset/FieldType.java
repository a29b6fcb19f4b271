package city.madang.etl.dataset;

/// The types of Table Schema that a column can have.
///
/// Source: Frictionless Table Schema, "Field types".
public enum FieldType {
  STRING,
  INTEGER,
  NUMBER,
  BOOLEAN,
  DATE,
  TIME,
  DATETIME,
  YEAR
}
