package city.madang.etl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.change.ReleaseComparison;
import city.madang.etl.change.TestRelease;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.source.Beside;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two releases, and what the command makes of the old one, or refuses to.
class PatchCommandTest {
  private static final EngineLimits LIMITS = new EngineLimits(128 << 20, 1);

  @TempDir Path root;
  private Path before = Path.of("");
  private Path after = Path.of("");
  private Path target = Path.of("");

  @BeforeEach
  void compareReleases() throws Exception {
    var old = release("20261124.1", 500);
    var current = release("20261124.2", 501);
    before = old.folder();
    after = current.folder();
    target = root.resolve("new.csv");
    var scratch = root.resolve("scratch");
    try (var engine = TableEngine.open(scratch, LIMITS, after)) {
      new ReleaseComparison(engine, scratch, LIMITS, "urn:releases:")
          .compare(Optional.of(old.asPrevious()), after);
    }
  }

  @Test
  void patch_rows_makesTheNewFileAndTellsItsHash() {
    var run = patch(before.resolve("t.csv"), rowDiff(), target);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(target).hasSameBinaryContentAs(after.resolve("t.csv"));
    assertThat(run.out()).contains(target.toString(), ReleasedFile.of(target).sha256());
  }

  @Test
  void patch_packedRows_makesThePackedFile() {
    target = root.resolve("new.csv.gz");

    var run = patch(before.resolve("t.csv.gz"), rowDiff(), target);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(target).hasSameBinaryContentAs(after.resolve("t.csv.gz"));
  }

  @Test
  void patch_triples_makesTheSortedLinesAndTellsTheirHash() throws IOException {
    target = root.resolve("new.nt");

    var run = patch(before.resolve("t.nt.gz"), after.resolve("changes.rdfp.gz"), target);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllLines(target)).containsExactly("<urn:t> <urn:count> \"501\" .");
    assertThat(run.out()).contains(target.toString(), ReleasedFile.of(target).sha256());
  }

  @Test
  void patch_outputThere_isReplacedOnlyBySuccess() throws IOException {
    Files.writeString(target, "precious");

    var refused = patch(after.resolve("t.csv"), rowDiff(), target);
    var kept = Files.readString(target);
    var done = patch(before.resolve("t.csv"), rowDiff(), target);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(kept).isEqualTo("precious");
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(target).hasSameBinaryContentAs(after.resolve("t.csv"));
  }

  @Test
  void patch_inPlace_makesTheNewFile() throws IOException {
    Files.copy(before.resolve("t.csv"), target);

    var run = patch(target, rowDiff(), target);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(target).hasSameBinaryContentAs(after.resolve("t.csv"));
  }

  @Test
  void patch_otherOldFile_isRefusedWithBothHashes() {
    var wanted = ReleasedFile.of(before.resolve("t.csv")).sha256();
    var given = ReleasedFile.of(after.resolve("t.csv")).sha256();

    assertRefused(
        patch(after.resolve("t.csv"), rowDiff(), target),
        "the diff is for another file (%s…, not %s…): give that one"
            .formatted(wanted.substring(0, 8), given.substring(0, 8)));
  }

  @Test
  void patch_otherTriples_isRefused() {
    target = root.resolve("new.nt");

    assertRefused(
        patch(after.resolve("t.nt.gz"), after.resolve("changes.rdfp.gz"), target),
        "the patch is for other triples: give all .nt.gz files");
  }

  @Test
  void patch_tornDiff_isRefused() throws IOException {
    for (var name : List.of("t.diff.csv.gz", "changes.rdfp.gz")) {
      var whole = Files.readAllBytes(after.resolve(name));
      var torn = Files.write(root.resolve(name), Arrays.copyOf(whole, whole.length - 9));
      var old = before.resolve(name.startsWith("t") ? "t.csv" : "t.nt.gz");

      assertRefused(patch(old, torn, target), "is damaged: fetch it again");
    }
  }

  @Test
  void patch_flippedByte_isRefused() throws IOException {
    var bytes = Files.readAllBytes(rowDiff());
    bytes[bytes.length / 2] ^= 1;
    var flipped = Files.write(root.resolve("t.diff.csv.gz"), bytes);

    assertRefused(patch(before.resolve("t.csv"), flipped, target), ": fetch it again");
  }

  @Test
  void patch_noDiff_isRefused() {
    assertRefused(
        patch(before.resolve("t.csv"), before.resolve("t.csv.gz"), target),
        "this is no row diff: give a file named <table>.diff.csv.gz");
  }

  @Test
  void patch_tornOldFile_isRefused() throws IOException {
    var whole = Files.readAllBytes(before.resolve("t.csv.gz"));
    var torn = Files.write(root.resolve("t.csv.gz"), Arrays.copyOf(whole, whole.length - 9));

    assertRefused(patch(torn, rowDiff(), target), "the old file is damaged: fetch it again");
  }

  @Test
  void patch_missingFile_isRefusedWithItsName() {
    assertRefused(patch(before.resolve("u.csv"), rowDiff(), target), "u.csv is not there");
    assertRefused(patch(before.resolve("t.csv"), root.resolve("d"), target), "/d is not there");
  }

  @Test
  void patch_wrongArguments_isBadUsage() {
    var old = before.resolve("t.csv");

    assertBadUsage(patch(old, rowDiff()), "OLD... DIFF NEW");
    assertBadUsage(patch(old, old, rowDiff(), target), "a row diff is for one file");
    assertBadUsage(patch(old, rowDiff(), root), "is a folder: give the name of the file");
  }

  private TestRelease release(String version, int rows) throws Exception {
    return TestRelease.of(root, version)
        .table("t", "id", "SELECT i AS id, 'v' || i AS v FROM range(%d) t(i)".formatted(rows))
        .triples("t", List.of("<urn:t> <urn:count> \"" + rows + "\" ."))
        .write();
  }

  private Path rowDiff() {
    return after.resolve("t.diff.csv.gz");
  }

  private static CommandRun patch(Path... files) {
    return CommandRun.of(new PatchCommand(), (Object[]) files);
  }

  /// One line that says why and what helps; nothing is written, whole or half.
  private void assertRefused(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).singleElement().asString().startsWith("madang: ");
    assertThat(run.err()).contains(message);
    assertThat(target).doesNotExist();
    assertThat(Beside.temporary(target)).doesNotExist();
  }

  private static void assertBadUsage(CommandRun run, String message) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
