package city.madang.etl.records;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.records.query.RecordQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Random queries of random tables have the answers that plain Java gives, page by page and as a
/// whole, from the released file and from its copy.
class RecordEnginePropertyTest {
  private static final int QUERIES = 8;
  private static final CopyLimits NONE = new CopyLimits(Long.MAX_VALUE, 0, 0);
  private static final CopyLimits ALL = new CopyLimits(0, Long.MAX_VALUE, Long.MAX_VALUE);

  private static Path folder = Path.of("");

  @BeforeContainer
  static void create() throws IOException {
    folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "records-");
  }

  @AfterContainer
  static void delete() throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void anyQuery_ofReleasedFile_isAnsweredAsByPlainJava(@ForAll long seed)
      throws IOException, SQLException {
    check(seed, NONE);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void anyQuery_ofCopy_isAnsweredAsByPlainJava(@ForAll long seed) throws IOException, SQLException {
    check(seed, ALL);
  }

  private static void check(long seed, CopyLimits copies) throws IOException, SQLException {
    var random = new Random(seed);
    var table = RandomTable.draw(random);
    var file = Files.createTempFile(folder, "table", ".parquet");
    table.write(file);
    try (var engine = new RecordEngine(folder.resolve("scratch"), RecordLimits.PORTAL, copies)) {
      assertThat(engine.describe(file)).isEqualTo(RandomTable.TABLE.fields());
      if (copies.equals(ALL)) {
        engine.page(file, new RandomQueries(random).draw(), Optional.empty(), 1);
        Awaitility.await().until(() -> engine.isCopied(file));
      }
      for (int i = 0; i < QUERIES; i++) {
        var query = new RandomQueries(random).draw();
        var expected = new NaiveQueries(table.rows()).answer(query);
        int limit = 1 + random.nextInt(random.nextBoolean() ? 5 : 2_000) + expected.size() / 20;
        compare(query, walk(engine, file, query, limit), expected);
        compare(query, export(engine, file, query), expected);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static List<List<@Nullable Object>> walk(
      RecordEngine engine, Path file, RecordQuery query, int limit) {
    var rows = new ArrayList<List<@Nullable Object>>();
    var position = Optional.<Position>empty();
    do {
      var page = engine.page(file, query, position, limit);
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
      rows.addAll(page.rows());
      position =
          page.next()
              .map(
                  next ->
                      TestRecords.CURSORS
                          .decode("", TestRecords.CURSORS.encode("", next))
                          .orElseThrow());
    } while (position.isPresent());
    return rows;
  }

  private static List<List<@Nullable Object>> export(
      RecordEngine engine, Path file, RecordQuery query) throws IOException {
    var rows = new ArrayList<List<@Nullable Object>>();
    try (var exported = engine.export(file, query, new Cancellation())) {
      exported.forEachRemaining(rows::add);
    }
    return rows;
  }

  private static void compare(
      RecordQuery query, List<List<@Nullable Object>> rows, List<List<@Nullable Object>> expected) {
    assertThat(rows.size()).as("rows of %s", query).isEqualTo(expected.size());
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i))
          .as("row %d of %s", i, query)
          .usingElementComparator(RecordEnginePropertyTest::compareValues)
          .containsExactlyElementsOf(expected.get(i));
    }
  }

  /// Sums of fractions may differ in the last digits.
  private static int compareValues(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.equals(y) || Math.abs(x - y) <= 1e-9 * Math.abs(y) ? 0 : Double.compare(x, y);
    }
    return Arrays.asList(a).equals(Arrays.asList(b)) ? 0 : 1;
  }
}
