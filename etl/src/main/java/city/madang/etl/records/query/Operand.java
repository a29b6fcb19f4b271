package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;

/// What is compared.
public sealed interface Operand permits Term, Value {
  FieldType type();
}
