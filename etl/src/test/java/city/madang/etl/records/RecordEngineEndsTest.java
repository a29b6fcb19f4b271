package city.madang.etl.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.RecordsException.Reason;
import city.madang.etl.records.query.QueryReader;
import city.madang.etl.records.query.QueryTexts;
import city.madang.etl.records.query.RecordField;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How queries end that nobody wants, or that want too much; each gives its place back.
class RecordEngineEndsTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(20);

  /// A second for the engine, and some for a machine that does much else.
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final RecordTable TABLE =
      new RecordTable(
          "large",
          List.of(
              new RecordField("id", FieldType.INTEGER),
              new RecordField("mixed", FieldType.STRING),
              new RecordField("number", FieldType.NUMBER)),
          Optional.empty());

  @TempDir static Path folder;
  private static Path file = Path.of("");

  @BeforeAll
  static void write() throws SQLException {
    file = folder.resolve("large.parquet");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT i AS id, 'text ' || hash(i) AS mixed, (hash(i) % 1000003)::DOUBLE AS number"
              + " FROM range(2000000) t(i)) TO '%s' (FORMAT parquet)".formatted(file));
    }
  }

  @Test
  void page_tooLong_endsWithTimeout() {
    try (var engine = engine(SHORT, LONG, LONG)) {
      var heavy = heavy();

      for (int i = 0; i < 3; i++) {
        assertReason(() -> engine.page(file, heavy, Optional.empty(), 10), Reason.TIMEOUT);
      }
    }
  }

  @Test
  void export_firstRowTooLate_endsWithTimeout() {
    try (var engine = engine(LONG, SHORT, LONG)) {
      assertReason(() -> export(engine, heavy()), Reason.TIMEOUT);
    }
  }

  @Test
  void export_lastRowTooLate_endsWithTimeout() {
    try (var engine = engine(LONG, LONG, SHORT)) {
      assertReason(() -> export(engine, all()), Reason.TIMEOUT);
    }
  }

  @Test
  void exportAsParquet_tooLong_endsWithTimeout() {
    try (var engine = engine(LONG, SHORT, LONG)) {
      var none = new Cancellation();

      assertReason(() -> engine.exportAsParquet(file, all(), none), Reason.TIMEOUT);
    }
  }

  @Test
  void export_otherHoldsThePlace_isBusyUntilItEnds() {
    try (var engine = engine(LONG, LONG, LONG)) {
      try (var other = engine.export(file, all(), new Cancellation())) {
        assertThat(other).hasNext();
        assertReason(() -> export(engine, one()), Reason.BUSY);
        assertThat(engine.page(file, one(), Optional.empty(), 1).rows()).hasSize(1);
      }
      export(engine, one());
    }
  }

  @Test
  void page_moreMemoryThanThereIs_endsWithMemory() {
    var limits = new RecordLimits(64L << 20, 2, 1, 1, LONG, LONG, LONG);
    try (var engine = new RecordEngine(folder.resolve("small"), limits)) {
      var greedy =
          query("percentile(number, 0.5), percentile(id, 0.5) as a, percentile(id, 0.9) as b", "");

      assertReason(() -> engine.page(file, greedy, Optional.empty(), 1), Reason.MEMORY);
      assertThat(engine.page(file, one(), Optional.empty(), 1).rows()).hasSize(1);
    }
  }

  @Test
  void page_cancelled_endsSoonAndFreesItsPlace() {
    try (var engine = engine(LONG, LONG, LONG)) {
      var cancellation = new Cancellation();
      var heavy = heavy();
      var page =
          CompletableFuture.runAsync(
              () -> engine.page(file, heavy, Optional.empty(), 10, cancellation));

      cancellation.cancel();

      assertEndsCancelled(page);
      assertThat(engine.page(file, one(), Optional.empty(), 1).rows()).hasSize(1);
    }
  }

  @Test
  void export_cancelledBeforeItsFirstRow_endsSoonAndFreesItsPlace() {
    try (var engine = engine(LONG, LONG, LONG)) {
      var cancellation = new Cancellation();
      var heavy = heavy();
      var export = CompletableFuture.runAsync(() -> engine.export(file, heavy, cancellation));

      cancellation.cancel();

      assertEndsCancelled(export);
      export(engine, one());
    }
  }

  @Test
  void exportAsParquet_cancelled_endsSoonAndLeavesNothing() throws IOException {
    try (var engine = engine(LONG, LONG, LONG)) {
      var cancellation = new Cancellation();
      var heavy = heavy();
      var export =
          CompletableFuture.runAsync(() -> engine.exportAsParquet(file, heavy, cancellation));

      cancellation.cancel();

      assertEndsCancelled(export);
      export(engine, one());
      try (var left = Files.list(folder.resolve("scratch"))) {
        assertThat(left).noneMatch(path -> path.toString().endsWith(".parquet"));
      }
    }
  }

  @Test
  void export_cancelledBetweenRows_givesNoMoreRows() {
    try (var engine = engine(LONG, LONG, LONG)) {
      var cancellation = new Cancellation();
      try (var rows = engine.export(file, all(), cancellation)) {
        rows.next();

        cancellation.cancel();

        assertThatThrownBy(rows::next).isInstanceOf(CancellationException.class);
      }
      export(engine, one());
    }
  }

  private static RecordEngine engine(Duration page, Duration firstRow, Duration export) {
    var limits = new RecordLimits(512L << 20, 2, 1, 1, page, firstRow, export);
    return new RecordEngine(folder.resolve("scratch"), limits);
  }

  private static RecordQuery heavy() {
    return query("mixed, count(distinct number)", "mixed");
  }

  private static RecordQuery all() {
    return query("id, mixed", "");
  }

  private static RecordQuery one() {
    return query("max(id)", "");
  }

  private static RecordQuery query(String select, String groupBy) {
    return QueryReader.read(TABLE, new QueryTexts(select, "", groupBy, ""));
  }

  private static void export(RecordEngine engine, RecordQuery query) {
    try (var rows = engine.export(file, query, new Cancellation())) {
      rows.forEachRemaining(_ -> {});
    }
  }

  private static void assertReason(ThrowingCallable query, Reason reason) {
    assertThatThrownBy(query)
        .isInstanceOfSatisfying(
            RecordsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void assertEndsCancelled(CompletableFuture<?> query) {
    Awaitility.await().atMost(SOON).until(query::isDone);
    assertThat(catchThrowable(query::join)).hasRootCauseInstanceOf(CancellationException.class);
  }
}
