package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.histogram.Histogram;
import city.madang.etl.privacy.noise.KeyDomain;
import city.madang.etl.privacy.noise.NoisyCells;
import city.madang.etl.privacy.risk.ClassSizes;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.verify.Reference;
import city.madang.etl.privacy.verify.ReleasedCell;
import city.madang.etl.privacy.verify.ReleasedClass;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Parses, checks, groups, joins and exports tables.
///
/// Every file is written beside its place and renamed when it is whole. Equal input gives equal
/// bytes, whatever the limits. Several threads may ask at once.
public final class TableEngine implements AutoCloseable {
  private final Path tempFolder;
  private final EngineLimits limits;
  private final Path reach;
  private @Nullable Engine engine;
  private boolean closed;

  private TableEngine(Path tempFolder, EngineLimits limits, Path reach) {
    this.tempFolder = tempFolder;
    this.limits = limits;
    this.reach = reach;
  }

  /// Opens an engine that is idle until it is asked.
  ///
  /// @param tempFolder where it spills; private, for raw rows pass through it
  /// @param reach folder with all files that it is asked about but sources to be staged; it can
  ///   touch nothing else
  public static TableEngine open(Path tempFolder, EngineLimits limits, Path reach) {
    return new TableEngine(tempFolder, limits, reach);
  }

  /// Reads a plain UTF-8 text file, types and checks each row, and writes the good ones as Parquet:
  /// the columns of `table`, and `_row`, their number in the order of the file.
  ///
  /// @throws city.madang.etl.quality.QualityRefusal if the file is empty, is not UTF-8, or its
  ///   heading is not exactly the fields of `table`
  public StageResult stage(Path input, Source source, Table table, Path targetParquet) {
    var result = new StageResult[1];
    Beside.write(
        targetParquet,
        target -> {
          var first = Stager.firstPass(target);
          var second = Stager.secondPass(target);
          var even = Stager.evenEnds(target);
          var step = "stage " + table.name();
          // An engine of its own: no later step can touch the source.
          try (var session =
              Session.open(step, tempFolder, limits, input, target, first, second, even)) {
            result[0] = new Stager(session, input, source, table).stage(target);
          }
        });
    return result[0];
  }

  /// The distinct tuples of quasi-identifiers, with their rows, the smallest `k` entity hashes, and
  /// the rows of each sensitive value.
  public Histogram histogram(Path checkedParquet, Table table, boolean rowIsEntity, int k) {
    try (var session = session("group", table)) {
      var reader = new HistogramReader(session, table);
      return rowIsEntity
          ? reader.readRows(checkedParquet)
          : reader.readEntities(checkedParquet, k, limits.memoryBytes());
    }
  }

  /// How many classes of each size the staged table has: rows with equal raw quasi-identifiers.
  public ClassSizes rawSizes(Path checkedParquet, Table table, boolean rowIsEntity) {
    try (var session = session("measure", table)) {
      return new RawClassReader(session, table, rowIsEntity).sizes(checkedParquet);
    }
  }

  /// The same classes one by one with their raw values, in any order; closing the stream frees the
  /// engine.
  public Stream<ReleasedClass> rawClasses(Path checkedParquet, Table table, boolean rowIsEntity) {
    var session = session("measure", table);
    try {
      var reader = new RawClassReader(session, table, rowIsEntity);
      return reader.stream(checkedParquet).onClose(session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// Writes the released table: quasi-identifiers as `plan` says, measures rounded, sorted by its
  /// columns, nothing else. What ties its rows to the raw ones is written beside `checkedParquet`,
  /// for [#classes] and [AttackEngine].
  ///
  /// @throws TableException if a row's tuple is not in the plan
  public void release(Path checkedParquet, Table table, Plan plan, Path targetParquet) {
    var carried =
        plan.continues()
            ? Optional.of(CarriedRows.carried(checkedParquet))
            : Optional.<Path>empty();
    release(checkedParquet, table, Recodings.of(plan), carried, targetParquet);
  }

  void release(
      Path checkedParquet,
      Table table,
      Recodings plan,
      Optional<Path> carried,
      Path targetParquet) {
    Beside.write(
        targetParquet,
        target -> {
          try (var session = session("release", table)) {
            new Releaser(session, table, checkedParquet).release(plan, carried, target);
          }
        });
  }

  /// The distinct texts of a column; no value is the empty text.
  public Set<String> values(Path checkedParquet, Table table, Field field) {
    try (var session = session("list values of", table)) {
      var values = new HashSet<String>();
      session.query(NoisySql.distinct(checkedParquet, field), row -> values.add(row.getString(1)));
      return values;
    }
  }

  /// How many of the texts are not written as the values of a column are.
  public long countOther(Table table, Field field, Set<String> texts) {
    try (var session = session("read keys of", table)) {
      return session.queryLong(NoisySql.countOther(field, texts));
    }
  }

  /// Rows that do not tell whose they are; none for a table without an entity field.
  public long countWithoutEntity(Path checkedParquet, Table table) {
    if (table.entity().isEmpty()) {
      return 0;
    }
    try (var session = session("count", table)) {
      return session.queryLong(NoisySql.countWithoutEntity(checkedParquet, table));
    }
  }

  /// Writes noisy counts per key, sorted by key: at most `contribution` rows of each entity are
  /// counted, and their measures clamped.
  ///
  /// @param order secret by which the rows of an entity are chosen
  public void releaseNoisy(
      Path checkedParquet,
      Table table,
      KeyDomain domain,
      String order,
      NoisyCells noise,
      Path targetParquet) {
    Beside.write(
        targetParquet,
        target -> {
          var step = "release " + table.name();
          // An engine of its own: it holds exact counts.
          try (var session = Session.open(step, tempFolder, limits, checkedParquet, target)) {
            new NoisyReleaser(session, table, domain).release(checkedParquet, order, noise, target);
          }
        });
  }

  /// The cells of a released file of noisy counts; closing the stream frees the engine.
  public Stream<ReleasedCell> cells(Path releasedParquet, Table table) {
    var session = session("verify", table);
    try {
      return NoisyReader.read(session, table, releasedParquet).onClose(session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// The columns of a file as `name TYPE`, in the engine's words.
  public List<String> columns(Path parquet) {
    try (var session = session("describe", parquet)) {
      return Column.of(session, parquet).stream()
          .map(column -> column.name() + " " + column.type())
          .toList();
    }
  }

  /// Writes the released table of a table without people: sorted by its key, so that readers can
  /// skip what they do not ask for, or in the order of the source if it has none.
  public void copyOpen(Path checkedParquet, Table table, Path targetParquet) {
    if (table.personal()) {
      throw new TableException("release " + table.name() + ": a table about people needs a plan");
    }
    Beside.write(
        targetParquet,
        target -> {
          try (var session = session("release", table)) {
            session.execute(Sql.copyToParquet(ReleaseSql.open(checkedParquet, table), target));
          }
        });
  }

  /// The classes of the released file, counted again; closing the stream frees the engine.
  ///
  /// @throws TableException if the released file is not the one that was written with its lineage
  public Stream<ReleasedClass> classes(
      Path releasedParquet, Path checkedParquet, Table table, boolean rowIsEntity) {
    var session = session("verify", table);
    try {
      var reader = new ClassReader(session, table, releasedParquet);
      var classes = rowIsEntity ? reader.byRow() : reader.byEntity(checkedParquet);
      return classes.onClose(session::close);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// How often each value of each sensitive field stands in the checked table, in their order.
  public List<Reference> references(Path checkedParquet, Table table) {
    try (var session = session("verify", table)) {
      return new ClassReader(session, table, checkedParquet).references(checkedParquet);
    }
  }

  /// The rows of a released file after the first `offset` ones.
  public Rows rows(Path parquet, long offset) {
    var session = session("read", parquet);
    try {
      return RowReader.of(session, parquet, offset);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /// How many rows a file has.
  public long count(Path parquet) {
    try (var session = session("count", parquet)) {
      return session.queryLong("SELECT count(*) FROM " + Sql.parquet(parquet));
    }
  }

  /// Writes a released table in other formats, beside it.
  public TableExport export(Path parquet) {
    return new TableExport(session("export", parquet), parquet);
  }

  private Session session(String verb, Table table) {
    return Session.of(verb + " " + table.name(), engine());
  }

  private Session session(String verb, Path file) {
    return Session.of(verb + " " + file.getFileName(), engine());
  }

  private synchronized Engine engine() {
    if (closed) {
      throw new IllegalStateException("the table engine has ended");
    }
    if (engine == null) {
      engine = Engine.ofFolder(tempFolder, limits, reach);
    }
    return engine;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
