package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;

/// What a row has: the value of a field, or what is made of it.
public sealed interface Term extends Operand {
  RecordField field();

  /// The value itself.
  record Column(RecordField field) implements Term {
    @Override
    public FieldType type() {
      return field.type();
    }
  }

  /// The begin of the span of time in which the value lies.
  record Bucket(TimeUnit unit, RecordField field) implements Term {
    @Override
    public FieldType type() {
      return field.type();
    }
  }

  /// A number of the calendar or the clock, such as the hour.
  record Part(TimePart part, RecordField field) implements Term {
    @Override
    public FieldType type() {
      return FieldType.INTEGER;
    }
  }

  /// Spans of time; a week begins on Monday.
  enum TimeUnit {
    YEAR,
    QUARTER,
    MONTH,
    WEEK,
    DAY,
    HOUR,
    MINUTE
  }

  /// Numbers of the calendar and the clock; Monday is weekday 1.
  enum TimePart {
    YEAR,
    MONTH,
    DAY,
    WEEKDAY,
    HOUR
  }
}
