package city.madang.etl.change;

import static city.madang.etl.change.TestRelease.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import city.madang.etl.change.Changes.TableChange;
import city.madang.etl.change.row.DiffException;
import city.madang.etl.graph.patch.PatchException;
import city.madang.etl.table.TableEngine;
import city.madang.etl.table.TableExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two releases, what is told of their difference, and the old one patched to be the new one.
class ReleaseComparisonTest {
  /// Every type, and values that a comparison or a format tends to lose.
  private static final String PROV = "http://www.w3.org/ns/prov#";

  private static final String STOPS =
      """
      SELECT 'S' || lpad(i::VARCHAR, 4, '0') AS stop_id, 'name ' || i AS "na,me", i AS whole,
        i / 4.0 AS number, i %% 2 = 0 AS truth, DATE '2026-01-01' + i::INTEGER AS day,
        TIME '06:00:00' AS at, TIMESTAMP '2026-01-01' + to_hours(i) AS moment, 1984::INTEGER AS year
      FROM range(%d) t(i)
      """;

  private static final String CHANGED =
      """
      SELECT stop_id,
        CASE WHEN whole = 7 THEN 'two' || chr(10) || 'lines "quoted", 한글'
          WHEN whole = 8 THEN '' WHEN whole = 9 THEN NULL ELSE "na,me" END AS "na,me",
        whole, CASE WHEN whole = 0 THEN -0.0::DOUBLE ELSE number END AS number,
        truth, day, "at", moment, year
      FROM (%s) WHERE whole NOT IN (3, 500)
      UNION ALL
      SELECT 'S0003x', NULL, -1, 1e300, NULL, NULL, NULL, NULL, NULL
      ORDER BY stop_id
      """
          .formatted(STOPS.formatted(1_000));

  @TempDir Path root;

  @Test
  void compare_firstRelease_tellsItsRows() throws Exception {
    var first = release("20261124.1").table("stops", "stop_id", STOPS.formatted(9)).write();

    var result = compare(Optional.empty(), first);

    assertThat(Changes.find(first.folder())).contains(result.changes());
    assertThat(result.changes().previous()).isEmpty();
    assertThat(result.changes().schema().change()).isEqualTo("none");
    assertThat(result.changes().tables())
        .containsExactly(new TableChange("stops", List.of("stop_id"), 9, 0, 0, 0, "", ""));
    assertThat(result.files()).containsExactly(first.file("changes.json"));
    assertThat(Files.readString(first.file("changes.json")))
        .contains("\"previous\" : null", "\"notCompared\" : \"\"");
  }

  @Test
  void compare_keyedTable_patchesEachFormatToTheSameBytes() throws Exception {
    var before = release("20261124.1").table("stops", "stop_id", STOPS.formatted(1_000)).write();
    var after = release("20261124.2").table("stops", "stop_id", CHANGED).write();

    var changes = compare(before, after);

    assertThat(changes.notCompared()).isEmpty();
    assertThat(changes.tables())
        .containsExactly(
            new TableChange("stops", List.of("stop_id"), 1, 2, 4, 994, "stops.diff.csv.gz", ""));
    assertPatched(before, after, "stops");
    assertThat(TestRelease.unpacked(after.file("stops.diff.csv.gz")))
        .startsWith("_change,_before,_after,stop_id,\"na,me\",whole,number,")
        .contains("\nremoved,4,,S0003,name 3,3,0.75,false,2026-01-04,06:00:00,2026-01-01T03:00:00,")
        .contains("\nadded,,4,S0003x,,-1,1e+300,,,,,\n")
        .contains("\nchanged,9,9,S0008,\"\",8,2.0,true,")
        .contains("\nchanged,10,10,S0009,,9,2.25,false,");
  }

  @Test
  void compare_equalTables_givesADiffWithoutRows() throws Exception {
    var before = release("20261124.1").table("stops", "stop_id", STOPS.formatted(50)).write();
    var after = release("20261124.2").table("stops", "stop_id", STOPS.formatted(50)).write();

    var changes = compare(before, after);

    assertThat(changes.tables())
        .extracting(TableChange::added, TableChange::removed, TableChange::unchanged)
        .containsExactly(tuple(0L, 0L, 50L));
    assertThat(TestRelease.unpacked(after.file("stops.diff.csv.gz")).lines()).hasSize(3);
    assertPatched(before, after, "stops");
  }

  @Test
  void compare_withoutKey_countsCopiesAndKeepsTheOrder() throws Exception {
    var before = lines("20261124.1", "a", "b", "a", "a", "c", "", "d");
    var after = lines("20261124.2", "b", "a", "a", "d", "d", "c", "a", "");

    var changes = compare(before, after);

    assertThat(changes.tables())
        .extracting(
            TableChange::key, TableChange::added, TableChange::removed, TableChange::unchanged)
        .containsExactly(tuple(List.of(), 1L, 0L, 7L));
    assertPatched(before, after, "lines");
    assertThat(TestRelease.unpacked(after.file("lines.diff.csv.gz"))).contains("\nmoved,");
  }

  @Test
  void compare_everyRowElsewhere_stillPatches() throws Exception {
    var select = "SELECT i, 'v' || (i %% 5) AS v FROM range(500) t(i) ORDER BY %s";
    var before = release("20261124.1").table("lines", "", select.formatted("i")).write();
    var after = release("20261124.2").table("lines", "", select.formatted("hash(i)")).write();

    var changes = compare(before, after);

    assertThat(changes.tables().getFirst().unchanged()).isEqualTo(500);
    assertPatched(before, after, "lines");
  }

  @Test
  void compare_otherColumns_patchesToThem() throws Exception {
    var before =
        release("20261124.1")
            .table(
                "t",
                "id",
                "SELECT i AS id, 'x' || i AS gone, i AS n, 'k' AS kept FROM range(9) t(i)")
            .write();
    var after =
        release("20261124.2")
            .table(
                "t",
                "id",
                "SELECT i AS id, 'k' AS kept, i::DOUBLE AS n, CASE WHEN i = 2 THEN 'new' END AS"
                    + " more FROM range(9) t(i)")
            .write();

    var changes = compare(before, after);

    assertThat(changes.schema().isBreaking()).isTrue();
    assertThat(changes.schema().changes())
        .extracting(SchemaChange::field, SchemaChange::kind, SchemaChange::compatible)
        .containsExactly(
            tuple("gone", "field-removed", false),
            tuple("n", "type-changed", false),
            tuple("more", "field-added", true));
    assertThat(changes.tables().getFirst().changed()).isEqualTo(9);
    assertPatched(before, after, "t");
  }

  @Test
  void compare_onlyAnotherColumn_changesOnlyRowsThatHaveIt() throws Exception {
    var before =
        release("20261124.1").table("t", "id", "SELECT i AS id FROM range(9) t(i)").write();
    var after =
        release("20261124.2")
            .table(
                "t",
                "id",
                "SELECT i AS id, CASE WHEN i = 2 THEN 'new' END AS more FROM range(9) t(i)")
            .write();

    var changes = compare(before, after);

    assertThat(changes.schema().change()).isEqualTo("compatible");
    assertThat(changes.tables().getFirst().changed()).isEqualTo(1);
    assertPatched(before, after, "t");
  }

  @Test
  void compare_tablesThatComeAndGo_areAddedAndRemoved() throws Exception {
    var before =
        release("20261124.1").license("CC-BY-4.0").table("old", "", STOPS.formatted(5)).write();
    var after = release("20261124.2").table("new", "", STOPS.formatted(7)).write();

    var changes = compare(before, after);

    assertThat(changes.tables())
        .containsExactly(
            new TableChange("new", List.of(), 7, 0, 0, 0, "", ""),
            new TableChange("old", List.of(), 0, 5, 0, 0, "", ""));
    assertThat(changes.schema().changes())
        .extracting(SchemaChange::kind)
        .containsExactly("table-removed", "table-added", "license-changed");
  }

  @Test
  void compare_triples_patchGivesExactlyTheNewOnes() throws Exception {
    var before =
        release("20261124.1")
            .table("stops", "stop_id", STOPS.formatted(5))
            .triples("stops", List.of("<urn:a> <urn:p> \"1\" .", "<urn:b> <urn:p> \"가\" ."))
            .table("lines", "", STOPS.formatted(5))
            .triples("lines", List.of("<urn:b> <urn:p> \"가\" .", "<urn:c> <urn:p> <urn:a> ."))
            .write();
    var after =
        release("20261124.2")
            .table("stops", "stop_id", STOPS.formatted(5))
            .triples("stops", List.of("<urn:d> <urn:p> \"x\\n\"@ko .", "<urn:a> <urn:p> \"2\" ."))
            .table("lines", "", STOPS.formatted(5))
            .triples("lines", List.of("<urn:b> <urn:p> \"가\" .", "<urn:a> <urn:p> \"2\" ."))
            .write();

    var changes = compare(before, after);

    var target = root.resolve("new.nt");
    var hash =
        patcher()
            .patchTriples(
                List.of(before.file("stops.nt.gz"), before.file("lines.nt.gz")),
                after.file("changes.rdfp.gz"),
                target);
    assertThat(changes.triples()).isEqualTo(new Changes.TripleChange(2, 2, "changes.rdfp.gz"));
    assertThat(Files.readString(target))
        .isEqualTo(
            "<urn:a> <urn:p> \"2\" .\n<urn:b> <urn:p> \"가\" .\n<urn:d> <urn:p> \"x\\n\"@ko .\n");
    assertThat(hash(target)).isEqualTo(hash);
    assertThat(jena(before, after)).isEqualTo(3);
  }

  /// Reads and applies the patch with Jena's own library.
  private long jena(TestRelease before, TestRelease after) {
    var store = DatasetGraphFactory.create();
    for (var name : List.of("stops.nt.gz", "lines.nt.gz")) {
      RDFDataMgr.read(store, before.file(name).toString());
    }
    var patch = RDFPatchOps.read(after.file("changes.rdfp.gz").toString());
    RDFPatchOps.applyChange(store, patch);
    assertThat(patch.getId().getURI()).isEqualTo("https://city.example/releases/20261124.2");
    assertThat(patch.getPrevious().getURI()).isEqualTo("https://city.example/releases/20261124.1");
    var expected = DatasetGraphFactory.create();
    for (var name : List.of("stops.nt.gz", "lines.nt.gz")) {
      RDFDataMgr.read(expected, after.file(name).toString());
    }
    assertThat(store.getDefaultGraph().isIsomorphicWith(expected.getDefaultGraph())).isTrue();
    return store.getDefaultGraph().size();
  }

  /// Of which releases of earlier code had none, unless they were about people.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void compare_provenance_isPatchedLikeTheRows(boolean hadSome) throws Exception {
    var row = "<urn:a> <urn:p> \"1\" .";
    var before =
        release("20261124.1")
            .table("stops", "stop_id", STOPS.formatted(5))
            .triples("stops", List.of(row));
    var after =
        release("20261124.2")
            .table("stops", "stop_id", STOPS.formatted(5))
            .triples("stops", List.of(row));
    if (hadSome) {
      Files.writeString(before.file("provenance.ttl"), provenance(1));
    }
    Files.writeString(after.file("provenance.ttl"), provenance(2));

    var changes = compare(before.write(), after.write());

    var target = root.resolve("new.nt");
    var old = new ArrayList<>(List.of(before.file("stops.nt.gz")));
    if (hadSome) {
      old.add(before.file("provenance.ttl"));
    }
    var hash = patcher().patchTriples(old, after.file("changes.rdfp.gz"), target);
    assertThat(changes.triples())
        .isEqualTo(new Changes.TripleChange(1, hadSome ? 1 : 0, "changes.rdfp.gz"));
    assertThat(Files.readString(target))
        .isEqualTo(row + "\n<urn:r:2> <" + PROV + "wasGeneratedBy> <urn:r:2#run> .\n");
    assertThat(hash(target)).isEqualTo(hash);
  }

  private static String provenance(int number) {
    return "@prefix prov: <%s> .\n<urn:r:%d> prov:wasGeneratedBy <urn:r:%d#run> .\n"
        .formatted(PROV, number, number);
  }

  @Test
  void compare_blankNodes_areNotCompared() throws Exception {
    var before = release("20261124.1").table("t", "", STOPS.formatted(5)).write();
    var after =
        release("20261124.2")
            .table("t", "", STOPS.formatted(5))
            .triples("t", List.of("<urn:a> <urn:p> _:b0 ."))
            .write();

    var changes = compare(before, after);

    assertThat(changes.triples()).isEqualTo(Changes.TripleChange.NONE);
    assertThat(changes.notCompared()).startsWith("the triples have blank nodes");
    assertThat(changes.tables().getFirst().file()).isEqualTo("t.diff.csv.gz");
  }

  @Test
  void compare_damagedFileBefore_saysSoAndGoesOn() throws Exception {
    var before =
        release("20261124.1")
            .table("one", "", STOPS.formatted(5))
            .table("two", "", STOPS.formatted(5))
            .write();
    var after =
        release("20261124.2")
            .table("one", "", STOPS.formatted(5))
            .table("two", "", STOPS.formatted(6))
            .write();
    Files.writeString(before.file("one.csv"), "S9", StandardOpenOption.APPEND);

    var result = compare(Optional.of(before.asPrevious()), after);

    assertThat(result.changes().notCompared())
        .isEqualTo("one.csv is damaged in release 20261124.1");
    assertThat(result.changes().tables())
        .extracting(TableChange::file, TableChange::notCompared, TableChange::added)
        .containsExactly(
            tuple("", "one.csv is damaged in release 20261124.1", 0L),
            tuple("two.diff.csv.gz", "", 1L));
    assertThat(after.file("one.diff.csv.gz")).doesNotExist();
    assertThat(result.files()).doesNotContain(after.file("one.diff.csv.gz"));
  }

  @Test
  void compare_otherManifestBefore_comparesNothing() throws Exception {
    var before = release("20261124.1").table("one", "", STOPS.formatted(5)).write();
    var after = release("20261124.2").table("one", "", STOPS.formatted(5)).write();
    var previous = before.asPrevious();
    Files.writeString(before.file("manifest.json"), " ", StandardOpenOption.APPEND);

    var result = compare(Optional.of(previous), after);

    assertThat(result.changes().previous()).contains("20261124.1");
    assertThat(result.changes().isComplete()).isFalse();
    assertThat(result.changes().notCompared())
        .isEqualTo("manifest.json of the release before is not what was published");
    assertThat(result.files()).containsExactly(after.file("changes.json"));
  }

  @Test
  void compare_again_givesTheSameBytesAndNoFileMore() throws Exception {
    var before = release("20261124.1").table("stops", "stop_id", STOPS.formatted(1_000)).write();
    var after = release("20261124.2").table("stops", "stop_id", CHANGED).write();
    compare(before, after);
    var diff = hash(after.file("stops.diff.csv.gz"));
    var patch = hash(after.file("changes.rdfp.gz"));

    Files.writeString(after.file("gone.diff.csv.gz"), "of an earlier try");
    compare(before, after);

    assertThat(hash(after.file("stops.diff.csv.gz"))).isEqualTo(diff);
    assertThat(hash(after.file("changes.rdfp.gz"))).isEqualTo(patch);
    assertThat(after.file("gone.diff.csv.gz")).doesNotExist();
  }

  @Test
  void patch_wrongBase_isRefusedAndLeavesNothing() throws Exception {
    var before = release("20261124.1").table("stops", "stop_id", STOPS.formatted(1_000)).write();
    var after = release("20261124.2").table("stops", "stop_id", CHANGED).write();
    compare(before, after);
    var target = root.resolve("new.csv");

    for (var other : List.of(after.file("stops.csv"), before.file("schema.json"))) {
      assertThatThrownBy(() -> patcher().patchRows(other, after.file("stops.diff.csv.gz"), target))
          .isInstanceOf(DiffException.class)
          .hasMessageStartingWith("the diff is for another file (")
          .hasMessageEndingWith("give that one");
    }
    assertThatThrownBy(
            () ->
                patcher()
                    .patchTriples(
                        List.of(after.file("stops.nt.gz")), after.file("changes.rdfp.gz"), target))
        .isInstanceOf(PatchException.class)
        .hasMessageStartingWith("the patch is for other triples");
    assertThat(target).doesNotExist();
  }

  @Test
  void patch_damagedDiff_isRefused() throws Exception {
    var before = release("20261124.1").table("stops", "stop_id", STOPS.formatted(1_000)).write();
    var after = release("20261124.2").table("stops", "stop_id", CHANGED).write();
    compare(before, after);
    var text = TestRelease.unpacked(after.file("stops.diff.csv.gz"));
    var target = root.resolve("new.csv");

    for (var broken :
        List.of(text.replace("name", "nome"), text.replace("changed,9,9", "changed,9,-9"))) {
      var diff = root.resolve("broken.diff.csv.gz");
      try (var out = new GZIPOutputStream(Files.newOutputStream(diff))) {
        out.write(broken.getBytes(StandardCharsets.UTF_8));
      }
      assertThatThrownBy(() -> patcher().patchRows(before.file("stops.csv"), diff, target))
          .isInstanceOf(DiffException.class)
          .hasMessageEndingWith("fetch it again");
    }
    assertThatThrownBy(
            () -> patcher().patchRows(before.file("stops.csv"), before.file("stops.csv"), target))
        .hasMessage("this is no row diff: give a file named <table>.diff.csv.gz");
    assertThat(target).doesNotExist();
  }

  private void assertPatched(TestRelease before, TestRelease after, String table)
      throws IOException {
    var diff = after.file(table + ".diff.csv.gz");
    for (var ending : List.of(".csv", ".csv.gz")) {
      var target = root.resolve("patched" + ending);
      var hash = patcher().patchRows(before.file(table + ending), diff, target);
      assertThat(hash(target)).as(ending).isEqualTo(hash(after.file(table + ending)));
      assertThat(hash).isEqualTo(hash(after.file(table + ".csv")));
    }
    var parquet = root.resolve("patched.parquet");
    patcher().patchRows(before.file(table + ".parquet"), diff, parquet);
    var csv = root.resolve("of-parquet.csv");
    var scratch = root.resolve("scratch");
    var released = after.file(table + ".parquet");
    try (var patched = TableExport.open(scratch, TestRelease.LIMITS, parquet, csv);
        var expected = TableExport.open(scratch, TestRelease.LIMITS, released)) {
      patched.csv(csv);
      assertThat(hash(csv)).isEqualTo(hash(after.file(table + ".csv")));
      assertThat(patched.types()).isEqualTo(expected.types());
    }
  }

  private TestRelease lines(String version, String... values) throws SQLException, IOException {
    var rows = new StringJoiner("), (", "SELECT * FROM (VALUES (", ")) t(v)");
    for (var value : values) {
      rows.add(value.isEmpty() ? "NULL" : "'" + value + "'");
    }
    return release(version).table("lines", "", rows.toString()).write();
  }

  private Changes compare(TestRelease before, TestRelease after) {
    return compare(Optional.of(before.asPrevious()), after).changes();
  }

  private ReleaseComparison.Result compare(
      Optional<ReleaseComparison.Previous> before, TestRelease after) {
    var scratch = root.resolve("scratch");
    try (var engine = TableEngine.open(scratch, TestRelease.LIMITS, after.folder())) {
      return new ReleaseComparison(
              engine, scratch, TestRelease.LIMITS, "https://city.example/releases/")
          .compare(before, after.folder());
    }
  }

  private TestRelease release(String version) throws IOException {
    return TestRelease.of(root, version);
  }

  private Patcher patcher() {
    return new Patcher(root.resolve("scratch"), TestRelease.LIMITS);
  }
}
