package city.madang.etl.records;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.ExportRows.Holdings;
import city.madang.etl.records.RecordsException.Reason;
import city.madang.etl.records.query.Condition;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import city.madang.etl.records.query.Term;
import city.madang.etl.records.sql.QuerySql;
import city.madang.etl.records.sql.Source;
import city.madang.etl.records.sql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Answers queries from released Parquet files. Thread-safe.
///
/// One engine with one limit of memory for all of them; a query holds a slot until it has really
/// ended. Whoever asks has made sure that the file is the released one.
public final class RecordEngine implements AutoCloseable {
  private static final int WAIT_MILLIS = 2_000;

  /// So soon after a release is withdrawn, nothing of it is open any more.
  private static final Duration REFRESH = Duration.ofMinutes(1);

  /// Fewer rows are found by their places faster than in the order of the file.
  private static final int FEW_PLACES = 10_000;

  /// A page in the order of the file ends as soon as it is full, unless there are hardly as many.
  private static final int FEW_PAGES = 2;

  private final Path scratch;
  private final RecordLimits limits;
  private final Copies copies;
  private final Sandboxes sandboxes;
  private final Sandboxes serial;
  private final Semaphore pages;
  private final Semaphore exports;
  private final Watch watch = new Watch();

  /// @param scratch a folder for what does not fit into memory, and for copies that are faster
  public RecordEngine(Path scratch, RecordLimits limits) {
    this(scratch, limits, CopyLimits.PORTAL);
  }

  RecordEngine(Path scratch, RecordLimits limits, CopyLimits copies) {
    this.scratch = scratch;
    this.limits = limits;
    this.copies = new Copies(scratch.resolve("copies"), copies);
    this.sandboxes = new Sandboxes(scratch, limits, this.copies);
    this.serial = new Sandboxes(scratch.resolve("serial"), limits.serial(), this.copies);
    this.pages = new Semaphore(limits.pages(), true);
    this.exports = new Semaphore(limits.exports(), true);
    watch.repeat(REFRESH, sandboxes::refresh);
    watch.repeat(REFRESH, serial::refresh);
  }

  /// Whether queries of this file are answered from a copy that is faster.
  boolean isCopied(Path parquet) {
    return copies.list().containsKey(parquet);
  }

  /// The columns of a released file.
  ///
  /// @throws RecordsException also if it has a type that is never released
  public List<RecordField> describe(Path parquet) {
    var fields = new ArrayList<RecordField>();
    run(
        sandboxes,
        parquet,
        pages,
        Limit.of(limits.pageTime()),
        sandbox ->
            new Question(
                "DESCRIBE SELECT * EXCLUDE (%s) FROM %s"
                    .formatted(Sql.ROW, sandbox.source(parquet).rows()),
                List.of()),
        new Cancellation(),
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
    return page(parquet, query, after, limit, new Cancellation());
  }

  /// The same, which `cancellation` can end.
  public RecordPage page(
      Path parquet,
      RecordQuery query,
      Optional<Position> after,
      int limit,
      Cancellation cancellation) {
    var values = after.map(Position::values).orElse(List.of());
    var reading = new PageReading(query, limit);
    copies.want(parquet, query.table().location());
    run(
        isOfSums(query) ? serial : sandboxes,
        parquet,
        pages,
        Limit.of(limits.pageTime()),
        sandbox ->
            Question.of(
                new QuerySql(
                    source(sandbox, parquet, query, few(query, limit), cancellation), query),
                sql -> sql.page(values, limit + 1)),
        cancellation,
        reading);
    return reading.page();
  }

  /// Threads add fractions in any order, so each page would have its own last digits, and the next
  /// one would begin at another place. One thread always adds them in the order of the file.
  private static boolean isOfSums(RecordQuery query) {
    return query.grouped()
        && query.sorts().stream()
            .map(Sort::output)
            .anyMatch(
                output ->
                    output instanceof Output.Aggregate(var kind, var term, _)
                        && (kind == Output.Kind.SUM || kind == Output.Kind.AVG)
                        && term.map(Term::type).equals(Optional.of(FieldType.NUMBER)));
  }

  private static int few(RecordQuery query, int limit) {
    boolean asFiled = !query.grouped() && query.sorts().isEmpty();
    return asFiled ? Math.min(FEW_PLACES, FEW_PAGES * limit) : FEW_PLACES;
  }

  /// Where to look: at the places first, if they tell of fewer rows than `few`.
  private Source source(
      Sandbox sandbox, Path parquet, RecordQuery query, int few, Cancellation cancellation) {
    var source = sandbox.source(parquet);
    var location = source.places().map(Source.Places::location);
    if (location.isEmpty() || !location.equals(query.table().location()) || !isOfPlaces(query)) {
      return source.withoutPlaces();
    }
    var counts = new ArrayList<Long>();
    run(
        sandbox,
        Limit.of(limits.pageTime()),
        Question.of(new QuerySql(source, query), sql -> sql.placeCount(few)),
        cancellation,
        (row, _) -> counts.add(row.getLong(1)));
    return counts.getFirst() < few ? source : source.withoutPlaces();
  }

  private static boolean isOfPlaces(RecordQuery query) {
    return query.where().stream()
        .flatMap(where -> where.conjuncts().stream())
        .anyMatch(Condition::isOfPlace);
  }

  /// All rows of an answer. The first one is there when this returns; the caller closes them.
  public ExportRows export(Path parquet, RecordQuery query, Cancellation cancellation) {
    var reader = new RowReader(query.selections().stream().map(Selection::output).toList());
    var holdings = new Holdings();
    copies.want(parquet, query.table().location());
    try {
      enter(exports);
      holdings.add(exports::release);
      var sandbox = sandboxes.enter(parquet);
      holdings.add(sandbox::leave);
      var connection = sandbox.connection();
      holdings.add(connection);
      var rows = new QuerySql(source(sandbox, parquet, query, FEW_PLACES, cancellation), query);
      var statement = prepare(connection, Question.of(rows, QuerySql::all));
      holdings.add(statement);
      var time = new Limit(limits.firstRowTime(), limits.exportTime());
      var watched = watch.begin(statement, time, cancellation);
      holdings.add(watched);
      return ExportRows.begin(statement, reader, watched, holdings);
    } catch (SQLException e) {
      holdings.close();
      throw Failures.of(e);
    } catch (RuntimeException e) {
      holdings.close();
      throw e;
    }
  }

  /// The rows of a page as a Parquet file, under the names that the query gives.
  ///
  /// It is asked for after the page itself, which tells how many rows it has and where the next one
  /// begins: by columns that the file must not have.
  ///
  /// @param limit as many rows as the page has
  /// @return the file, which is gone when it is closed
  public FileChannel pageAsParquet(
      Path parquet,
      RecordQuery query,
      Optional<Position> after,
      int limit,
      Cancellation cancellation) {
    var values = after.map(Position::values).orElse(List.of());
    var engine = isOfSums(query) ? limits.serial() : limits;
    return writeParquet(parquet, query, sql -> sql.file(values, limit), engine, cancellation);
  }

  /// All rows of an answer as a Parquet file, under the names that the query gives.
  ///
  /// @return the file, which is gone when it is closed
  public FileChannel exportAsParquet(Path parquet, RecordQuery query, Cancellation cancellation) {
    return writeParquet(parquet, query, QuerySql::file, limits, cancellation);
  }

  private FileChannel writeParquet(
      Path parquet,
      RecordQuery query,
      Function<QuerySql, String> rows,
      RecordLimits engine,
      Cancellation cancellation) {
    var target = scratch.resolve("export-" + UUID.randomUUID() + ".parquet");
    var writer = new QuerySql(Source.of(parquet), query);
    try {
      Files.createDirectories(scratch);
      var question = Question.of(writer, sql -> copy(rows.apply(sql), target));
      copy(parquet, question, target, engine, cancellation);
      return FileChannel.open(target, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
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

  private void copy(
      Path parquet,
      Question question,
      Path target,
      RecordLimits engine,
      Cancellation cancellation) {
    var time = Limit.of(limits.firstRowTime());
    var spill = scratch.resolve("spill-" + target.getFileName());
    enter(exports);
    try {
      var sandbox = Sandbox.open(List.of(parquet, target), Map.of(), spill, engine);
      try {
        run(sandbox, time, question, cancellation, (_, _) -> true);
      } finally {
        sandbox.leave();
      }
    } finally {
      exports.release();
    }
  }

  private static String copy(String rows, Path target) {
    return "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)"
        .formatted(rows, Sql.text(target.toAbsolutePath().toString()));
  }

  /// A statement and its values.
  private record Question(String sql, List<Object> parameters) {
    static Question of(QuerySql writer, Function<QuerySql, String> sql) {
      return new Question(sql.apply(writer), writer.parameters());
    }
  }

  private void run(
      Sandboxes engines,
      Path parquet,
      Semaphore slots,
      Limit time,
      Function<Sandbox, Question> question,
      Cancellation cancellation,
      Reading reading) {
    enter(slots);
    try {
      var sandbox = engines.enter(parquet);
      try {
        run(sandbox, time, question.apply(sandbox), cancellation, reading);
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
      Sandbox sandbox, Limit time, Question question, Cancellation cancellation, Reading reading) {
    try (var connection = sandbox.connection();
        var statement = prepare(connection, question)) {
      try (var watched = watch.begin(statement, time, cancellation)) {
        try {
          read(statement, watched, reading);
        } catch (SQLException e) {
          throw watched.explain(e);
        }
      }
    } catch (SQLException e) {
      throw Failures.of(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, Question question)
      throws SQLException {
    var statement = connection.prepareStatement(question.sql());
    for (int i = 0; i < question.parameters().size(); i++) {
      statement.setObject(i + 1, question.parameters().get(i));
    }
    return statement;
  }

  private static void read(PreparedStatement statement, Watch.Watched watched, Reading reading)
      throws SQLException {
    watched.requireWanted();
    if (!statement.execute()) {
      return; // a file was written
    }
    try (var rows = statement.getResultSet()) {
      long number = 0;
      while (rows.next()) {
        watched.requireWanted();
        watched.hasRow();
        if (!reading.read(rows, number++)) {
          return;
        }
      }
      watched.requireWanted();
    }
  }

  @Override
  public void close() {
    watch.close();
    sandboxes.close();
    serial.close();
    copies.close();
  }
}
