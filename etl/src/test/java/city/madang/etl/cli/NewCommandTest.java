package city.madang.etl.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
  private static final Charset KOREAN = Charset.forName("MS949");

  /// Sixty rides of twenty people; the second column is a code, the last a date with dots.
  private static final String RIDES =
      "회원번호;zip;출생연도;요금(원);rideId;heldAt;where\n"
          + IntStream.range(0, 60)
              .mapToObj(
                  i ->
                      "M%03d;0%d;%d;%s;%d;2026.11.%02d %d:30;%s"
                          .formatted(
                              i % 20,
                              6000 + i % 7,
                              1950 + i % 20,
                              i % 3 == 0 ? "" : 1000 + i,
                              i,
                              1 + i % 28,
                              7 + i % 12,
                              "\"Haeundae; " + i % 4 + "\""))
              .collect(joining("\n", "", "\n"));

  @TempDir Path root;

  @Test
  void new_nameThatIsNone_isBadUsage() throws IOException {
    var run =
        CommandRun.of(new NewCommand(), "Bad Id", "--from", write("rides.csv", "a\n1\n", KOREAN));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("a dataset id is 2-63 of a-z, 0-9 and '-'");
  }

  @Test
  void new_koreanFile_proposesWhatItReads() throws IOException {
    var file = write("rides.csv", RIDES, KOREAN);

    var run = propose(file);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .startsWith(root.resolve("rides") + ": 60 rows, 7 columns; MS949, delimiter ';'")
        .contains("./madang check");
    assertThat(descriptor())
        .contains(
            "source: {uri: \"source/rides.csv\", format: csv, encoding: MS949, delimiter: \";\"}",
            "- {name: 회원번호, type: string, constraints: {required: true}}",
            "- {name: zip, type: string, constraints: {required: true}}",
            "- {name: 출생연도, type: year, constraints: {required: true}}",
            "- {name: 요금_원, from: \"요금(원)\", type: integer}",
            "- {name: ride_id, from: \"rideId\", type: string, constraints: {required: true,"
                + " unique: true}}",
            "- {name: held_at, from: \"heldAt\", type: datetime, format: \"%Y.%m.%d %-H:%M\","
                + " constraints: {required: true}}",
            "- {name: where, type: string, constraints: {required: true}}");
    assertThat(root.resolve("rides/source/rides.csv")).hasSameBinaryContentAs(file);
  }

  @Test
  void new_fileOfPeople_asksForRolesAndGivesNone() throws IOException {
    propose(write("rides.csv", RIDES, UTF_8));

    assertThat(descriptor())
        .contains(
            "# 60 values, 20 different, 20 of them in fewer than 5 rows. Named like whose row it"
                + " is: entity?",
            "Helps to recognize a person: quasi, with a hierarchy such as {interval: [5, 10, 20]}?",
            "# 60 rows of 60 that no other row equals in zip, 출생연도, held_at.",
            "Tells rows apart: identifier, or open if it leads to nobody?",
            "description: {ko: \"\", en: \"\"}, and of a number its unit")
        .doesNotContain("role:")
        .doesNotContain("M001", "06001", "Haeundae");
  }

  @Test
  void draft_asItIs_isRefusedForEachField() throws IOException {
    propose(write("rides.csv", RIDES, UTF_8));

    var check = CommandRun.of(new CheckCommand(), root.resolve("rides"));

    assertThat(check.exitCode()).isEqualTo(4);
    assertThat(check.err()).contains("'ko' is empty", "'license' is empty");
    assertThat(check.err().lines().filter(line -> line.contains("has no role"))).hasSize(7);
  }

  @Test
  void draft_decided_passes() throws IOException {
    propose(write("rides.csv", RIDES, KOREAN));
    var folder = root.resolve("rides");
    var decided =
        descriptor()
            .replace("ko: \"\", en: \"\"", "ko: 탑승, en: Rides")
            .replace("iri: \"\"", "iri: \"https://example.org/\"")
            .replace("license: \"\"", "license: CC-BY-4.0")
            .replace("theme: []", "theme: [TRAN]")
            .replace("{name: 회원번호,", "{name: 회원번호, role: entity,")
            .replace("{name: 출생연도,", "{name: 출생연도, role: quasi, hierarchy: {interval: [10, 20]},")
            .replace("{name: 요금_원,", "{name: 요금_원, role: measure, round: 100,")
            .replace("{name: where,", "{name: where, role: open,")
            .replaceAll("\\{name: (zip|ride_id|held_at),", "{name: $1, role: identifier,");
    Files.writeString(folder.resolve("dataset.yaml"), decided);

    var run = CommandRun.of(new AnonymizeCommand(), folder, "--out", root.resolve("out"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(root.resolve("out/rides.csv")).content().contains("출생연도").doesNotContain("M001");
  }

  @Test
  void new_places_areNotTakenForPeople() throws IOException {
    propose(
        write(
            "rides.csv",
            """
            id,name_ko,lat,lon,opened,covered
            A1,가,35.1,129.0,3/4/2026,true
            A2,나,35.2,129.1,5/6/2026,false
            """,
            UTF_16));

    assertThat(descriptor())
        .contains(
            "encoding: UTF-16",
            "{name: covered, type: boolean,",
            "Day and month may be the other way round.",
            "# privacy: {k: 5",
            "Open, or quasi if it is where a person is?",
            "Tells rows apart: open, or identifier if it leads to a person?");
  }

  @Test
  void new_valuesOfPeople_areSeenWhateverTheirHeading() throws IOException {
    propose(
        write(
            "rides.csv",
            """
            a,b,c,d,e
            800101-1234567,010-1234-5678,a@example.org,12가 3456,x
            810101-2234567,01012345679,b@example.org,서울 34나5678,y
            """,
            UTF_8));

    assertThat(descriptor().lines().filter(line -> line.contains("look like what names a person")))
        .hasSize(4);
    assertThat(descriptor()).contains("\nprivacy: {k: 5").doesNotContain("1234", "example.org");
  }

  @Test
  void new_columnsThatConfide_areAskedAbout() throws IOException {
    propose(write("rides.csv", "진료과,병명,종교,질병코드,medical_unit,blood_type\n1,2,3,4,5,6\n", UTF_8));

    assertThat(descriptor().lines().filter(line -> line.contains("sensitive?"))).hasSize(6);
  }

  @Test
  void new_numbersWithCommas_areToldThoughTheyStayText() throws IOException {
    propose(
        write(
            "rides.csv",
            """
            cost,people,code,rate
            "12,000",7,12,1.5
            900,8,13,2.5
            "-1,234,567.5",9,14,3.5
            """,
            UTF_8));

    assertThat(descriptor())
        .containsPattern("commas are read as text.*\n  - \\{name: cost, type: string")
        .containsOnlyOnce("commas are read as text")
        .contains("{name: people, type: integer", "{name: rate, type: number");
  }

  @Test
  void new_idOfABundledDataset_isRefused() throws IOException {
    var file = write("rides.csv", "a\n1\n", UTF_8);
    Files.createDirectories(root.resolve("madang/datasets/rides"));
    Files.writeString(root.resolve("madang/datasets/rides/dataset.yaml"), "");
    var before = System.setProperty("madang.distribution", root.resolve("madang").toString());
    try {
      assertThat(propose(file).err()).contains("'rides' is a dataset that Madang comes with");
      assertThat(root.resolve("rides")).doesNotExist();
    } finally {
      if (before == null) {
        System.clearProperty("madang.distribution");
      } else {
        System.setProperty("madang.distribution", before);
      }
    }
  }

  @Test
  void new_momentsOfTheirOwn_areTakenForPeople() throws IOException {
    propose(
        write(
            "rides.csv",
            """
            ride,started,station
            1,2026-11-01 08:00:01,A
            2,2026-11-01 08:00:09,A
            3,2026-11-01 08:01:17,B
            """,
            UTF_8));

    assertThat(descriptor())
        .contains("\nprivacy: {k: 5", "3 rows of 3 that no other row equals in started.");
  }

  @Test
  void new_tornLines_keepTheDelimiterOfTheHeading() throws IOException {
    var run = propose(write("rides.csv", "id,name,val\n1,a\n2,b,c,d\n3|4,a,1\n5,b,2\n", UTF_8));

    assertThat(run.out())
        .contains("2 rows, 3 columns; UTF-8, delimiter ','", "2 lines have not as many values");
  }

  @Test
  void new_oddHeadings_getNamesOfTheirOwn() throws IOException {
    var run = propose(write("rides.csv", "a b,A-b,,2026,row\n1,2,3,4,5\n", UTF_8));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(descriptor())
        .contains(
            "{name: a_b, from: \"a b\",",
            "{name: a_b_2, from: \"A-b\",",
            "{name: column, from: \"\",",
            "{name: column_2026, from: \"2026\",",
            "{name: row_2, from: \"row\",");
  }

  @Test
  void new_noRows_proposesTexts() throws IOException {
    var run = propose(write("rides.csv", "a\tb\n", UTF_8));

    assertThat(run.out()).contains("0 rows, 2 columns; UTF-8");
    assertThat(descriptor()).contains("delimiter: \"\\t\"", "{name: a, type: string}");
  }

  @Test
  void new_whatItCannotRead_isRefusedAndLeavesNothing() throws IOException {
    assertThat(propose(write("latin.csv", "straße\nüb\n", ISO_8859_1)).err())
        .contains("latin.csv: the bytes are not UTF-8 or Korean CP949", "--encoding");
    assertThat(propose(write("list.json", "[{\"a\": 1}]", UTF_8)).err())
        .contains("looks like JSON");
    assertThat(propose(write("book.xlsx", "PK\u0003\u0004", UTF_8)).err()).contains("spreadsheet");
    assertThat(propose(write("empty.csv", "", UTF_8)).err()).contains("the file is empty");
    assertThat(propose(root.resolve("nowhere.csv")).err()).contains("is no file");
    assertThat(CommandRun.of(new NewCommand(), "No Id", "--from", root, "--into", root).err())
        .contains("a dataset id is");

    assertThat(root.toFile().list()).allMatch(name -> name.contains("."));
    assertThat(root.toFile().list()).noneMatch(name -> name.startsWith(".new"));
  }

  @Test
  void new_knownEncodingAndTakenName_areHeard() throws IOException {
    var file = write("latin.csv", "straße,n\nü,1\n", ISO_8859_1);
    var told = new Object[] {"rides", "--from", file, "--into", root, "--encoding", "ISO-8859-1"};

    assertThat(CommandRun.of(new NewCommand(), told).exitCode()).isZero();
    assertThat(CommandRun.of(new NewCommand(), told).err()).contains("is there already");
    assertThat(descriptor()).contains("{name: straße, type: string");
  }

  /// As CONTRIBUTING tells it to those who add a dataset.
  @Test
  void guide_asWritten_makesADataset() throws IOException {
    var guide =
        Files.readString(Path.of(System.getProperty("madang.datasets"), "../CONTRIBUTING.md"));
    var delivered = write("benches.csv", block(guide, "<<'END'\n", "END\n"), UTF_8);
    CommandRun.of(new NewCommand(), "benches", "--from", delivered, "--into", root);
    var folder = root.resolve("benches");
    Files.writeString(
        folder.resolve("dataset.yaml"), block(guide, "```yaml\n", "   ```").indent(-3));
    Files.writeString(folder.resolve("benches.rq"), block(guide, "```sparql\n", "```"));

    var run = CommandRun.of(new AnonymizeCommand(), folder, "--out", root.resolve("out"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(root.resolve("out/benches.csv")).content().hasLineCount(4).contains("광안리");
  }

  private static String block(String text, String begin, String end) {
    var from = text.indexOf(begin, text.indexOf("## A dataset in ten minutes")) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }

  private CommandRun propose(Path file) {
    return CommandRun.of(new NewCommand(), "rides", "--from", file, "--into", root);
  }

  private String descriptor() throws IOException {
    return Files.readString(root.resolve("rides/dataset.yaml"));
  }

  private Path write(String name, String text, Charset encoding) throws IOException {
    return Files.write(root.resolve(name), text.getBytes(encoding));
  }
}
