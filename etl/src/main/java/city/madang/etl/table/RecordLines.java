package city.madang.etl.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Walks over the records of a delimited text file and tells on which line each begins.
///
/// A record can span lines, because a quoted value can; after a torn quote the next line begins the
/// next record, as for the reader.
final class RecordLines {
  /// Hears of each record in turn.
  @FunctionalInterface
  interface Listener {
    /// Takes one record.
    ///
    /// @param record number from 1; the heading is 1 and blank lines count
    /// @param line on which it begins, from 1
    /// @param blank whether it is an empty line
    /// @return whether to go on
    boolean record(long record, long line, boolean blank);
  }

  private enum State {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED,
    TORN
  }

  private final byte delimiter;
  private final Listener listener;
  private State state = State.FIELD_START;
  private long record;
  private long line = 1;
  private long recordLine = 1;
  private boolean blank = true;
  private boolean afterReturn;
  private long returnEnds;
  private long otherEnds;
  private long strayReturnLine;

  private RecordLines(char delimiter, Listener listener) {
    var bytes = String.valueOf(delimiter).getBytes(StandardCharsets.UTF_8);
    this.delimiter = bytes[bytes.length - 1];
    this.listener = listener;
  }

  /// Walks over `file` until its end, or until the listener has heard enough.
  static void walk(Path file, char delimiter, Listener listener) throws IOException {
    try (var in = Files.newInputStream(file)) {
      new RecordLines(delimiter, listener).walk(in);
    }
  }

  /// Counts what `file` has.
  static Survey survey(Path file, char delimiter, int columns) throws IOException {
    var rows = new long[1];
    var lines =
        new RecordLines(
            delimiter,
            (record, line, blank) -> {
              rows[0] += isRow(record, blank, columns) ? 1 : 0;
              return true;
            });
    try (var in = Files.newInputStream(file)) {
      lines.walk(in);
    }
    return new Survey(rows[0], lines.returnEnds > 0 && lines.otherEnds > 0, lines.strayReturnLine);
  }

  /// Tells whether a record is a row: an empty line is one only where there is one column.
  static boolean isRow(long record, boolean blank, int columns) {
    return record > 1 && (!blank || columns == 1);
  }

  /// What a file has, before the reader reads it.
  ///
  /// @param rows records below the heading, torn ones too
  /// @param mixedEnds whether some lines end with CRLF and some with LF
  /// @param strayReturnLine the first line with a CR that ends no line, or 0
  record Survey(long rows, boolean mixedEnds, long strayReturnLine) {}

  private void walk(InputStream in) throws IOException {
    var buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      for (int i = 0; i < n; i++) {
        if (!step(buffer[i])) {
          return;
        }
      }
    }
    if (!blank) {
      end();
    }
  }

  private boolean step(byte b) {
    noteReturn(b);
    if (b == '\n') {
      line++;
      return state == State.QUOTED || end();
    }
    if (b != '\r') {
      blank = false;
      state = next(b);
    }
    return true;
  }

  private void noteReturn(byte b) {
    if (state == State.QUOTED) {
      afterReturn = false;
      return;
    }
    if (b == '\n') {
      returnEnds += afterReturn ? 1 : 0;
      otherEnds += afterReturn ? 0 : 1;
    } else if (afterReturn && strayReturnLine == 0) {
      strayReturnLine = line;
    }
    afterReturn = b == '\r';
  }

  private State next(byte b) {
    if (b == delimiter && state != State.QUOTED) {
      return State.FIELD_START;
    }
    return switch (state) {
      case FIELD_START -> b == '"' ? State.QUOTED : State.PLAIN;
      case PLAIN -> State.PLAIN;
      case QUOTED -> b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED -> b == '"' ? State.QUOTED : State.TORN;
      case TORN -> State.TORN;
    };
  }

  private boolean end() {
    record++;
    var goOn = listener.record(record, recordLine, blank);
    recordLine = line;
    blank = true;
    state = State.FIELD_START;
    return goOn;
  }
}
