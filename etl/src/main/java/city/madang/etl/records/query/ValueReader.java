package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Token.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/// Reads values, each as the type that it is compared with.
record ValueReader(Words words) {
  /// `date '2026-11-24'` may be written, as in SQL.
  private static final String[] PREFIXES = {"date", "time", "timestamp", "datetime"};

  /// Whether a value stands here, and no field.
  boolean isHere() {
    var token = words.peek();
    return switch (token.kind()) {
      case TEXT, NUMBER -> true;
      case SIGN -> token.isSign("-") || token.isSign("+");
      case WORD -> token.isWord("true") || token.isWord("false") || token.isWord("null");
      case NAME, END -> false;
    };
  }

  Value read(FieldType type, String name) {
    for (var prefix : PREFIXES) {
      if (type != FieldType.STRING && words.takeWord(prefix)) {
        break;
      }
    }
    var token = words.next();
    boolean negative = token.isSign("-");
    if (negative || token.isSign("+")) {
      token = words.next();
      if (token.kind() != Kind.NUMBER) {
        throw words.failure(token, "a number is expected, not " + token.shown());
      }
    }
    if (token.isWord("null")) {
      throw words.failure(token, "nothing is equal to null: write 'is null' or 'is not null'");
    }
    return read(token, (negative ? "-" : "") + token.text(), type, name);
  }

  private Value read(Token token, String text, FieldType type, String name) {
    try {
      return switch (type) {
        case STRING -> new Value(type, require(token, Kind.TEXT, text));
        case BOOLEAN -> truth(token);
        case NUMBER -> new Value(type, finite(new BigDecimal(require(token, Kind.NUMBER, text))));
        case INTEGER -> new Value(type, whole(require(token, Kind.NUMBER, text)));
        case YEAR -> new Value(type, (long) Math.toIntExact(whole(numberOrText(token, text))));
        case DATE -> new Value(type, day(require(token, Kind.TEXT, text)));
        case TIME -> new Value(type, time(require(token, Kind.TEXT, text)));
        case DATETIME -> new Value(type, moment(require(token, Kind.TEXT, text)));
      };
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
      throw words.failure(
          token,
          "'%s' is of type %s and is compared with %s, not %s"
              .formatted(name, Types.name(type), expectation(type), token.shown()));
    }
  }

  private static String numberOrText(Token token, String text) {
    return token.kind() == Kind.TEXT ? text : require(token, Kind.NUMBER, text);
  }

  private static String require(Token token, Kind kind, String text) {
    if (token.kind() != kind) {
      throw new IllegalArgumentException();
    }
    return text;
  }

  private static Value truth(Token token) {
    if (!token.isWord("true") && !token.isWord("false")) {
      throw new IllegalArgumentException();
    }
    return new Value(FieldType.BOOLEAN, token.isWord("true"));
  }

  private static long whole(String text) {
    var number = new BigDecimal(text);
    if (number.precision() - number.scale() > 19) {
      throw new ArithmeticException(); // before it is written out
    }
    return number.longValueExact();
  }

  private static double finite(BigDecimal number) {
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      throw new ArithmeticException();
    }
    return value;
  }

  private static String time(String text) {
    return LocalTime.parse(text).truncatedTo(ChronoUnit.MICROS).toString();
  }

  private static String day(String text) {
    return requireYear(LocalDate.parse(text)).toString();
  }

  /// The engine's clock ticks in microseconds.
  private static String moment(String text) {
    return requireYear(local(text.replace(' ', 'T'))).truncatedTo(ChronoUnit.MICROS).toString();
  }

  /// Years of another length have a sign, which the engine does not read.
  private static <T extends TemporalAccessor> T requireYear(T time) {
    int year = time.get(ChronoField.YEAR);
    if (year < 0 || year > 9999) {
      throw new DateTimeException("year");
    }
    return time;
  }

  private static LocalDateTime local(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay();
    }
    if (text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10) {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
    return LocalDateTime.parse(text);
  }

  private static String expectation(FieldType type) {
    return switch (type) {
      case STRING -> "a text in 'single quotes'";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case INTEGER -> "a whole number of 64 bits";
      case YEAR -> "a year such as 2026";
      case DATE -> "a date such as '2026-11-24'";
      case TIME -> "a time such as '23:59:59'";
      case DATETIME -> "a moment such as '2026-11-24T23:59:59' or a date";
    };
  }

  /// A number without the need of a field.
  double readNumber(String what, double least, double most) {
    var token = words.peek();
    double value = (Double) read(FieldType.NUMBER, what).value();
    if (value < least || value > most) {
      throw words.failure(token, "%s is from %s to %s".formatted(what, plain(least), plain(most)));
    }
    return value;
  }

  private static String plain(double value) {
    return new BigDecimal(value).stripTrailingZeros().toPlainString();
  }
}
