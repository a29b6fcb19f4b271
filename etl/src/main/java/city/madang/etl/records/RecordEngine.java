package city.madang.etl.records;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.ExportRows.Holdings;
import city.madang.etl.records.RecordsException.Reason;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers queries from released Parquet files. Thread-safe.
///
/// One engine with one limit of memory for all of them; a query holds a slot until it has really
/// ended. Whoever asks has made sure that the file is the released one.
public final class RecordEngine implements AutoCloseable {
  /// A page of long texts is shorter than asked for.
  private static final long PAGE_BYTES = 8L << 20;

  private static final int WAIT_MILLIS = 2_000;

  private final Path scratch;
  private final RecordLimits limits;
  private final Sandboxes sandboxes;
  private final Semaphore pages;
  private final Semaphore exports;
  private final Watch watch = new Watch();

  /// @param scratch a folder for what does not fit into memory
  public RecordEngine(Path scratch, RecordLimits limits) {
    this.scratch = scratch;
    this.limits = limits;
    this.sandboxes = new Sandboxes(scratch, limits);
    this.pages = new Semaphore(limits.pages(), true);
    this.exports = new Semaphore(limits.exports(), true);
  }

  /// The columns of a released file.
  ///
  /// @throws RecordsException also if it has a type that is never released
  public List<RecordField> describe(Path parquet) {
    var fields = new ArrayList<RecordField>();
    run(
        parquet,
        pages,
        Limit.of(limits.pageTime()),
        "DESCRIBE SELECT * EXCLUDE (%s) FROM %s".formatted(Sql.ROW, Sql.rows(parquet)),
        List.of(),
        (row, _) -> fields.add(new RecordField(row.getString(1), type(row.getString(2)))));
    return fields;
  }

  private static FieldType type(String type) {
    return switch (type) {
      case "VARCHAR" -> FieldType.STRING;
      case "BIGINT" -> FieldType.INTEGER;
      case "DOUBLE" -> FieldType.NUMBER;
      case "BOOLEAN" -> FieldType.BOOLEAN;
      case "DATE" -> FieldType.DATE;
      case "TIME" -> FieldType.TIME;
      case "TIMESTAMP" -> FieldType.DATETIME;
      case "INTEGER" -> FieldType.YEAR;
      default -> throw new RecordsException(Reason.FAILED);
    };
  }

  /// Rows of an answer, from a position on.
  ///
  /// @param limit how many at most; long ones make fewer
  public RecordPage page(Path parquet, RecordQuery query, Optional<Position> after, int limit) {
    var sql = new QuerySql(Sql.rows(parquet), query);
    var text = sql.page(after.map(Position::values).orElse(List.of()), limit + 1);
    var reading = new PageReading(query, limit);
    run(parquet, pages, Limit.of(limits.pageTime()), text, sql.parameters(), reading);
    return new RecordPage(reading.rows, reading.next());
  }

  /// All rows of an answer. The first one is there when this returns; the caller closes them.
  public ExportRows export(Path parquet, RecordQuery query) {
    var sql = new QuerySql(Sql.rows(parquet), query);
    var reader = new RowReader(query.selections().stream().map(Selection::output).toList());
    var holdings = new Holdings();
    try {
      enter(exports);
      holdings.add(exports::release);
      var sandbox = sandboxes.enter(parquet);
      holdings.add(sandbox::leave);
      var connection = sandbox.connection();
      holdings.add(connection);
      var statement = prepare(connection, sql.all(), sql.parameters());
      holdings.add(statement);
      var watched = watch.begin(statement, new Limit(limits.firstRowTime(), limits.exportTime()));
      holdings.add(watched);
      return ExportRows.begin(statement, reader, watched, holdings);
    } catch (SQLException e) {
      holdings.close();
      throw Failures.of(e);
    } catch (RecordsException e) {
      holdings.close();
      throw e;
    }
  }

  private static PreparedStatement prepare(
      Connection connection, String sql, List<Object> parameters) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  /// The rows of a page as a Parquet file, under the names that the query gives.
  ///
  /// @param limit as many rows as the page has
  /// @return the file, which is gone when it is closed
  public FileChannel pageAsParquet(
      Path parquet, RecordQuery query, Optional<Position> after, int limit) {
    var sql = new QuerySql(Sql.rows(parquet), query);
    return writeParquet(
        parquet, sql, sql.file(after.map(Position::values).orElse(List.of()), limit));
  }

  /// All rows of an answer as a Parquet file, under the names that the query gives.
  ///
  /// @return the file, which is gone when it is closed
  public FileChannel exportAsParquet(Path parquet, RecordQuery query) {
    var sql = new QuerySql(Sql.rows(parquet), query);
    return writeParquet(parquet, sql, sql.file());
  }

  private FileChannel writeParquet(Path parquet, QuerySql sql, String rows) {
    var target = scratch.resolve("export-" + UUID.randomUUID() + ".parquet");
    try {
      Files.createDirectories(scratch);
      writeParquet(parquet, sql, rows, target);
      return FileChannel.open(target, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RecordsException e) {
      deleteBroken(target);
      throw e;
    }
  }

  private static void deleteBroken(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeParquet(Path parquet, QuerySql sql, String rows, Path target) {
    var copy =
        "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
            .formatted(rows, Sql.text(target.toAbsolutePath().toString()));
    var spill = scratch.resolve("spill-" + target.getFileName());
    enter(exports);
    try {
      var sandbox = Sandbox.open(List.of(parquet, target), spill, limits);
      try {
        run(sandbox, Limit.of(limits.firstRowTime()), copy, sql.parameters(), (_, _) -> true);
      } finally {
        sandbox.leave();
      }
    } finally {
      exports.release();
    }
  }

  /// What is done with each row.
  @FunctionalInterface
  private interface Reading {
    /// @param number of the row, from 0
    /// @return whether more are wanted
    boolean read(ResultSet row, long number) throws SQLException;
  }

  private void run(
      Path parquet,
      Semaphore slots,
      Limit time,
      String sql,
      List<Object> parameters,
      Reading reading) {
    enter(slots);
    try {
      var sandbox = sandboxes.enter(parquet);
      try {
        run(sandbox, time, sql, parameters, reading);
      } finally {
        sandbox.leave();
      }
    } finally {
      slots.release();
    }
  }

  private static void enter(Semaphore slots) {
    try {
      if (!slots.tryAcquire(WAIT_MILLIS, MILLISECONDS)) {
        throw new RecordsException(Reason.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecordsException(Reason.BUSY, e);
    }
  }

  private void run(
      Sandbox sandbox, Limit time, String sql, List<Object> parameters, Reading reading) {
    try (var connection = sandbox.connection();
        var statement = prepare(connection, sql, parameters)) {
      try (var watched = watch.begin(statement, time)) {
        try {
          read(statement, watched, reading);
        } catch (SQLException e) {
          throw watched.failure(e);
        }
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private static void read(PreparedStatement statement, Watch.Watched watched, Reading reading)
      throws SQLException {
    if (!statement.execute()) {
      return; // a file was written
    }
    try (var rows = statement.getResultSet()) {
      long number = 0;
      while (rows.next()) {
        watched.hasRow();
        if (!reading.read(rows, number++)) {
          return;
        }
      }
    }
  }

  /// Keeps the rows of one page.
  private static final class PageReading implements Reading {
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private final RowReader shown;
    private final RowReader keys;
    private final boolean ofRows;
    private final int limit;
    private long bytes;
    private boolean more;
    private @Nullable Position last;

    PageReading(RecordQuery query, int limit) {
      this.shown = new RowReader(query.selections().stream().map(Selection::output).toList());
      this.keys = new RowReader(keys(query).toList());
      this.ofRows = !query.grouped();
      this.limit = limit;
    }

    private static Stream<Output> keys(RecordQuery query) {
      return query.sorts().stream().map(Sort::output);
    }

    @Override
    public boolean read(ResultSet row, long number) throws SQLException {
      if (number == limit || bytes > PAGE_BYTES) {
        more = true;
        return false;
      }
      var values = shown.read(row, 0);
      rows.add(values);
      bytes += values.stream().mapToLong(PageReading::size).sum();
      last = position(row);
      return true;
    }

    private Position position(ResultSet row) throws SQLException {
      int from = shown.outputs().size();
      var values = new ArrayList<@Nullable Object>(keys.read(row, from));
      if (ofRows) {
        values.add(row.getLong(from + keys.outputs().size() + 1));
      }
      return new Position(values);
    }

    private static long size(@Nullable Object value) {
      return value instanceof String text ? 24 + text.length() * 2L : 24;
    }

    Optional<Position> next() {
      return more ? Optional.ofNullable(last) : Optional.empty();
    }
  }

  @Override
  public void close() {
    watch.close();
    sandboxes.close();
  }
}
