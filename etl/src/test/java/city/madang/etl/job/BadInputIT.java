package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.SearchNode;
import city.madang.etl.job.World.Doors;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong with a dataset, its steward reads one clear line, and its current release
/// stays at every door.
class BadInputIT {
  private static final DatasetId RIDES = new DatasetId("rides");
  private static final int ROWS = 2_000;

  /// What stands in the bad rows, and must stand in no message.
  private static final List<String> PERSON = List.of("Gildong", "1977", "Hanok", "4242", "홍길동");

  @TempDir static Path root;
  private static World world;
  private static Publisher publisher;
  private static Path folder;
  private static Doors released;

  @BeforeAll
  static void publishGoodRelease() throws IOException {
    world = World.open(SearchNode.empty(), new Home(root.resolve("home")));
    publisher = new Publisher(world.engines(), Runnable::run);
    folder = TestDataset.rides(root.resolve("rides"), ROWS);
    assertThat(publisher.publish(folder).snapshot().messages())
        .first()
        .asString()
        .startsWith("published release");
    released = world.doors(RIDES);
  }

  @AfterAll
  static void close() {
    publisher.close();
    world.close();
  }

  interface Breaking {
    void change(Path folder) throws IOException;
  }

  static Stream<Arguments> mistakes() {
    return Stream.concat(definitions(), Stream.concat(sources(), people()));
  }

  private static Stream<Arguments> definitions() {
    return Stream.of(
        mistake(
            "unknown key",
            4,
            yaml(text -> text + "colour: red\n"),
            "rides/dataset.yaml:16: unknown key 'colour'; known here: "),
        mistake(
            "missing role",
            4,
            yaml(text -> text.replace(", role: entity", "")),
            "rides/dataset.yaml:9: field 'rider' has no role; give it one of"),
        mistake(
            "broken YAML",
            4,
            yaml(text -> text.replace("CC0-1.0", "[CC0-1.0")),
            "rides/dataset.yaml:",
            "not valid YAML"),
        mistake(
            "mapping with a syntax error",
            4,
            edit("rides.rq", text -> text + "}"),
            "rides.rq:",
            "not SPARQL"),
        mistake(
            "mapping of an unknown variable",
            4,
            edit("rides.rq", text -> text.replace("?minutes", "?seconds")),
            "rides.rq:2: ?seconds is no published column; there are "),
        mistake(
            "mapping of a personal column",
            4,
            edit("rides.rq", text -> text.replace("?minutes", "?rider")),
            "rides.rq:2: ?rider is no published column; there are "),
        mistake(
            "mapping in another encoding",
            4,
            folder -> Files.write(folder.resolve("rides.rq"), "# 홍길동".getBytes(ms949())),
            "rides.rq:1: not UTF-8 text: save the file as UTF-8"));
  }

  private static Stream<Arguments> sources() {
    return Stream.of(
        mistake(
            "missing source",
            1,
            folder -> Files.delete(folder.resolve("rides.csv")),
            "rides.csv: no such file; put it there or correct source.uri"),
        mistake(
            "empty source",
            3,
            rows(text -> ""),
            "rides.csv: the file is empty; deliver one with a heading and rows"),
        mistake(
            "heading only",
            3,
            rows(text -> text.substring(0, text.indexOf('\n') + 1)),
            "rides.csv: there is no row below the heading; deliver a file with rows"),
        mistake(
            "torn line",
            3,
            rows(text -> text + "Gildong,1977"),
            "rides.csv: 1 of 2001 rows rejected",
            "line 2002",
            "madang check --out DIR lists the lines"),
        mistake(
            "wrong type",
            3,
            rows(text -> text + "Gildong,1977,d1,Hanok\n"),
            "rides.csv: 1 of 2001 rows rejected",
            "line 2002: column minutes: ",
            "madang check --out DIR lists the lines"),
        mistake(
            "missing column",
            3,
            rows(text -> text.replace("rider,", "")),
            "rides.csv: the source lacks the columns [rider]",
            "list each column"),
        mistake(
            "extra column",
            3,
            rows(text -> text.replace("rider,", "rider,phone,")),
            "rides.csv: dataset.yaml does not list the columns [phone]",
            "with a role"),
        mistake(
            "no heading",
            3,
            rows(text -> "Gildong,1977,Hanok,4242\n"),
            "rides.csv: line 1 has none of the columns [rider, year, district, minutes]",
            "add a heading"),
        mistake(
            "MS949 declared UTF-8",
            3,
            folder -> append(folder, "홍길동,1977,d1,4242\n".getBytes(ms949())),
            "rides.csv: line 2002: the bytes are not UTF-8; if it is Korean CP949 set"
                + " source.encoding: MS949"),
        mistake(
            "UTF-8 declared MS949",
            3,
            folder -> {
              yaml(text -> text.replace("format: csv", "format: csv, encoding: MS949"))
                  .change(folder);
              append(folder, "홍길동님,1977,d1,4242\n".getBytes(UTF_8));
            },
            "rides.csv: line 2002: the bytes are not x-windows-949; set source.encoding"),
        mistake(
            "damaged gzip",
            3,
            BadInputIT::tearGzip,
            "rides.csv: cut off or damaged; fetch it again"));
  }

  private static Stream<Arguments> people() {
    return Stream.of(
        mistake(
            "hierarchy without a value",
            3,
            edit("districts.csv", text -> text.replace("d7,side1,*", "Hanok,side1,*")),
            "field district: 1 distinct values are not in the hierarchy: add lines"),
        mistake(
            "value outside of the hierarchy",
            3,
            rows(text -> text + "Gildong,1977,Hanok,5\n"),
            "field district: 1 distinct values are not in the hierarchy: add lines"),
        mistake(
            "ragged hierarchy",
            3,
            edit("districts.csv", text -> text.replace("d7,side1,*", "d7,*")),
            "hierarchy of district: 1 lines (first: 8) have another number of levels than line 1:"
                + " give"),
        mistake(
            "hierarchy in YAML",
            3,
            edit("districts.csv", text -> "side0:\n- Hanok\n"),
            "hierarchy of district: 2 lines (first: 1) do not end in *: end each line with *"),
        mistake(
            "empty hierarchy",
            3,
            edit("districts.csv", text -> ""),
            "hierarchy of district: has no values: give at least one line"),
        mistake(
            "k above the people",
            3,
            yaml(text -> text.replace("k: 5,", "k: 5000,")),
            "k is 5000, but the table has fewer entities: collect more data before publishing"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void publish_mistake_isOneClearLineAndChangesNothing(
      Breaking mistake, int exitCode, List<String> parts) throws IOException {
    mistake.change(folder);

    var ended = publisher.publish(folder).snapshot();

    assertThat(ended.exitCode()).as("%s", ended.messages()).contains(exitCode);
    assertThat(ended.messages()).singleElement().asString().contains(parts).doesNotContain("\n");
    assertThat(ended.messages()).singleElement().asString().doesNotContain(PERSON);
    assertThat(ended.messages()).singleElement().asString().doesNotContainPattern("\\b[rd]\\d+\\b");
    assertThat(world.doors(RIDES)).isEqualTo(released);
    assertThat(filesAtWork()).allMatch(BadInputIT::isReport);
  }

  @AfterEach
  void mend() throws IOException {
    TestDataset.rides(folder, ROWS);

    var mended = publisher.publish(folder).snapshot();

    assertThat(mended.messages())
        .singleElement()
        .asString()
        .startsWith("nothing new since release");
    assertThat(mended.exitCode()).contains(0);
    assertThat(world.doors(RIDES)).isEqualTo(released);
  }

  private static Arguments mistake(String name, int exitCode, Breaking change, String... parts) {
    return argumentSet(name, change, exitCode, List.of(parts));
  }

  private static Breaking yaml(UnaryOperator<String> change) {
    return edit("dataset.yaml", change);
  }

  private static Breaking rows(UnaryOperator<String> change) {
    return edit("rides.csv", change);
  }

  private static Breaking edit(String name, UnaryOperator<String> change) {
    return folder -> {
      var file = folder.resolve(name);
      var before = Files.readString(file);
      var after = change.apply(before);
      assertThat(after).isNotEqualTo(before);
      Files.writeString(file, after);
    };
  }

  private static void append(Path folder, byte[] bytes) throws IOException {
    Files.write(folder.resolve("rides.csv"), bytes, StandardOpenOption.APPEND);
  }

  private static void tearGzip(Path folder) throws IOException {
    var file = folder.resolve("rides.csv");
    var text = Files.readAllBytes(file);
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text);
    }
    var whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
  }

  private static Charset ms949() {
    return Charset.forName("MS949");
  }

  private static List<String> filesAtWork() throws IOException {
    var work = world.engines().home().work();
    try (var files = Files.walk(work)) {
      return files.filter(Files::isRegularFile).map(work::relativize).map(Path::toString).toList();
    }
  }

  private static boolean isReport(String file) {
    return file.endsWith("/rides.rejects.csv")
        || file.endsWith("/privacy.json")
        || file.endsWith("/privacy.html");
  }
}
