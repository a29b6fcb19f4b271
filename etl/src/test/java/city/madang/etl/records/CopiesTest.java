package city.madang.etl.records;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.records.query.QueryTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {
  private static final CopyLimits ALL = new CopyLimits(0, Long.MAX_VALUE, Long.MAX_VALUE);

  @TempDir Path folder;

  @Test
  void want_releasedFile_isCopiedUntilTheFileIsGone() throws IOException, SQLException {
    var file = TestRecords.write(folder);
    try (var copies = new Copies(folder.resolve("copies"), ALL)) {
      copies.want(file, Optional.empty());
      Awaitility.await().until(() -> copies.list().containsKey(file));

      Files.delete(file);

      assertThat(copies.list()).isEmpty();
      assertThat(folder.resolve("copies")).isEmptyDirectory();
    }
  }

  @Test
  void want_moreThanFits_keepsWhatWasAskedLast() throws IOException, SQLException {
    var first = TestRecords.write(folder);
    var second = Files.copy(first, folder.resolve("second.parquet"));
    try (var one = new Copies(folder.resolve("one"), ALL)) {
      one.want(first, Optional.empty());
      Awaitility.await().until(() -> one.list().containsKey(first));
      long bytes = Files.size(one.list().values().iterator().next().database());
      var limits = new CopyLimits(0, Long.MAX_VALUE, bytes * 3 / 2);
      try (var copies = new Copies(folder.resolve("copies"), limits)) {
        copies.want(first, Optional.empty());
        copies.want(second, Optional.empty());

        Awaitility.await().until(() -> copies.list().containsKey(second));
        assertThat(copies.list()).containsOnlyKeys(second);
      }
    }
  }

  @Test
  void want_fileThatIsNoTable_isNeverCopied() throws IOException {
    var broken = Files.writeString(folder.resolve("broken.parquet"), "no table");
    try (var copies = new Copies(folder.resolve("copies"), ALL)) {
      copies.want(broken, Optional.empty());
    }

    assertThat(folder.resolve("copies")).isEmptyDirectory();
  }

  @Test
  void page_whileCopiesComeAndGo_isTheSame() throws IOException, SQLException {
    var first = TestRecords.write(folder);
    var second = Files.copy(first, folder.resolve("second.parquet"));
    var texts = new QueryTexts("stop_id", "", "", "zone, lines");
    try (var engine = new RecordEngine(folder.resolve("scratch"), RecordLimits.PORTAL, ALL)) {
      var rows = TestRecords.walk(engine, first, texts, 100);
      for (var file : List.of(first, second)) {
        assertThat(TestRecords.walk(engine, file, texts, 100)).isEqualTo(rows);
        Awaitility.await().until(() -> engine.isCopied(file));
        assertThat(TestRecords.walk(engine, file, texts, 100)).isEqualTo(rows);
      }

      Files.delete(first);

      assertThat(TestRecords.walk(engine, second, texts, 100)).isEqualTo(rows);
      assertThat(engine.isCopied(first)).isFalse();
    }
  }

  @Test
  void create_afterKill_deletesWhatWasLeft() throws IOException {
    var left = Files.createDirectories(folder.resolve("copies")).resolve("copy0.duckdb");
    Files.writeString(left, "left");

    try (var copies = new Copies(folder.resolve("copies"), ALL)) {
      Awaitility.await().until(() -> Files.notExists(left));
      assertThat(copies.list()).isEmpty();
    }
  }
}
