package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.doors.Consistency;
import city.madang.etl.doors.Doors;
import city.madang.etl.doors.Inspection;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.index.SearchNode;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Doors that tell of different releases: it is told, and mended from the release's own files.
class RepairIT {
  private static final DatasetId STOPS = new DatasetId("stops");
  private static final String GRAPH = "https://madang.example/datasets/stops/graph";

  @TempDir Path root;
  private Path folder;
  private World world;
  private Publisher publisher;

  @BeforeEach
  void publishTwice() throws IOException {
    folder = OpenDataset.stops(root.resolve("stops"), 50);
    world = World.open(SearchNode.empty(), new Home(root.resolve("home")));
    publisher = new Publisher(world.engines(), Runnable::run);
    publish();
    OpenDataset.stops(folder, 60);
    publish();
  }

  @AfterEach
  void close() {
    world.index().withdraw(STOPS);
    publisher.close();
    world.close();
  }

  @Test
  void inspect_afterARun_isConsistent() {
    var consistency = inspect(world.index());

    assertThat(consistency.consistent()).as("%s", consistency).isTrue();
    var stops = consistency.datasets().getFirst();
    assertThat(List.of(stops.files(), stops.sparql(), stops.search()))
        .containsOnly(stops.register());
    assertThat(stops.documents()).isEqualTo(61).isEqualTo(stops.expectedDocuments());
  }

  @Test
  void inspect_eachDoorThatDiffers_isNamed() throws IOException {
    var current = world.doors(STOPS).registered().orElseThrow();
    var release = world.engines().home().release(STOPS, current);
    world.graphs().remove(GRAPH);
    world.index().discard(SearchIndex.name(STOPS, current));
    Files.writeString(release.resolve("stops.csv"), "x", StandardOpenOption.APPEND);
    Files.delete(release.resolve("manifest.json.jws"));

    var stops = inspect(world.index()).datasets().getFirst();

    assertThat(stops.consistent()).isFalse();
    assertThat(stops.problems())
        .containsExactlyInAnyOrder(
            "SPARQL shows nothing, the register " + current,
            "search shows nothing, the register " + current,
            "stops.csv is missing or cut",
            "manifest.json has no signature of the portal's keys");
  }

  @Test
  void inspect_signatureByALaterKey_isNotTheRegisteredOne() throws IOException {
    var release = world.engines().home().release(STOPS, current());
    keys().rotate();
    var jws = keys().sign(Files.readAllBytes(release.resolve("manifest.json")));
    Files.writeString(release.resolve("manifest.json.jws"), jws.toText() + "\n");

    var stops = inspect(world.index()).datasets().getFirst();

    assertThat(stops.problems()).containsExactly("manifest.json.jws is not the registered one");
  }

  @Test
  void publish_signatureDeleted_makesANewRelease() throws IOException {
    var before = current();
    Files.delete(world.engines().home().release(STOPS, before).resolve("manifest.json.jws"));
    assertThat(repair().stopped())
        .singleElement()
        .extracting(RepairReport.Entry::what)
        .asString()
        .startsWith("manifest.json.jws of stops " + before);

    publish();

    assertThat(current()).isNotEqualTo(before);
    assertThat(inspect(world.index()).consistent()).isTrue();
  }

  @Test
  void inspect_damageOfTheScrub_isTold() throws IOException {
    var current = world.doors(STOPS).registered().orElseThrow();

    var consistency =
        new Inspection(world.engines().doors(), keys())
            .inspect(List.of("releases/stops/" + current + "/stops.csv", "releases/x/1/y"));

    assertThat(consistency.consistent()).isFalse();
    assertThat(consistency.datasets().getFirst().damaged()).containsExactly(current + "/stops.csv");
  }

  @Test
  void inspect_searchDown_namesItAndLooksOn() {
    try (var nowhere = new SearchIndex(URI.create("http://127.0.0.1:1"))) {
      var consistency = inspect(nowhere);

      assertThat(consistency.consistent()).isFalse();
      assertThat(consistency.doors())
          .containsEntry("search", "does not answer")
          .containsEntry("sparql", "answers");
      var stops = consistency.datasets().getFirst();
      assertThat(stops.problems()).containsExactly("search does not answer");
      assertThat(stops.sparql()).isEqualTo(stops.register());
    }
  }

  @Test
  void inspect_openIntent_isTold() throws IOException {
    var engines = world.engines();
    var run = world.doors(STOPS).registered().orElseThrow();
    var descriptor = DescriptorReader.read(folder);
    engines
        .register()
        .begin(new Candidate(STOPS, run + "9", descriptor.title(), "f", "m", "s", ""));

    var stops = inspect(world.index()).datasets().getFirst();

    assertThat(stops.switchingTo()).isEqualTo(run + "9");
    assertThat(stops.consistent()).isFalse();
  }

  @Test
  void repair_allIsWell_doesNothing() {
    assertThat(repair()).isEqualTo(new RepairReport.Snapshot(true, List.of(), List.of()));
  }

  @Test
  void repair_graphAndIndexOfOtherVersions_areBroughtBack() throws IOException {
    var before = world.doors(STOPS);
    world.graphs().replace(GRAPH, "20200101.1", List.of());
    world.index().discard(SearchIndex.name(STOPS, before.registered().orElseThrow()));

    var report = repair();

    assertThat(report.stopped()).isEmpty();
    assertThat(report.done()).hasSize(2);
    assertThat(world.doors(STOPS)).isEqualTo(before);
    assertThat(world.index().search("Plaza 60", 1).hits()).isNotEmpty();
    assertThat(inspect(world.index()).consistent()).isTrue();
    assertThat(repair().done()).isEmpty();
  }

  @Test
  void repair_damagedFile_stopsWithItsNameAndPublishMends() throws IOException {
    var current = world.doors(STOPS).registered().orElseThrow();
    var csv = world.engines().home().release(STOPS, current).resolve("stops.csv");
    Files.writeString(csv, Files.readString(csv).replace("Plaza 7 ", "Plaza 8 "));
    world.graphs().remove(GRAPH);

    var report = repair();

    assertThat(report.done()).isEmpty();
    assertThat(report.stopped())
        .singleElement()
        .extracting(RepairReport.Entry::what)
        .asString()
        .startsWith("stops.csv of stops " + current)
        .endsWith("./madang publish stops");
    assertThat(world.graphs().version(GRAPH)).isEmpty();
    publish();
    assertThat(world.doors(STOPS).registered()).isPresent().isNotEqualTo(Optional.of(current));
    assertThat(inspect(world.index()).consistent()).isTrue();
  }

  @Test
  void repair_datasetWithoutRelease_isTakenOutOfItsDoors() throws IOException {
    var graph = "https://madang.example/datasets/ghost/graph";
    world.graphs().replace(graph, "20200101.1", List.of());
    var descriptor = DescriptorReader.read(ghost());
    world.index().switchAlias(descriptor.id(), world.index().create(descriptor, "20200101.1"));

    var report = repair();

    assertThat(report.stopped()).isEmpty();
    assertThat(report.done()).extracting(RepairReport.Entry::dataset).containsOnly("ghost");
    assertThat(world.graphs().versions()).doesNotContainKey(graph);
    assertThat(world.index().current(descriptor.id())).isEmpty();
    assertThat(repair().done()).isEmpty();
  }

  @Test
  void repair_leftovers_areDeletedButNotReports() throws IOException {
    var work = world.engines().home().work().resolve("stops").resolve("20200101.1");
    Files.createDirectories(work);
    Files.writeString(work.resolve("stops.checked.parquet"), "raw");
    Files.writeString(work.resolve("stops.rejects.csv"), "line,reason\n");
    world.index().create(DescriptorReader.read(folder), "20200101.1");

    var report = repair();

    assertThat(report.done()).hasSize(2);
    assertThat(work).isDirectoryContaining("glob:**.rejects.csv");
    assertThat(work.resolve("stops.checked.parquet")).doesNotExist();
    assertThat(world.index().list()).extracting("version").doesNotContain("20200101.1");
    assertThat(repair().done()).isEmpty();
  }

  @Test
  void repair_unknownDataset_saysSo() {
    var report = publisher.repair(Optional.of(new DatasetId("nothing")));

    assertThat(report.stopped())
        .containsExactly(new RepairReport.Entry("nothing", "there is nothing of such a dataset"));
  }

  private String current() throws IOException {
    return world.doors(STOPS).registered().orElseThrow();
  }

  private Path ghost() throws IOException {
    var ghost = OpenDataset.stops(root.resolve("ghost"), 1);
    var yaml = ghost.resolve("dataset.yaml");
    Files.writeString(yaml, Files.readString(yaml).replace("id: stops", "id: ghost"));
    return ghost;
  }

  private RepairReport.Snapshot repair() {
    return publisher.repair(Optional.empty());
  }

  private Consistency inspect(SearchIndex index) {
    var doors = world.engines().doors();
    return new Inspection(
            new Doors(
                doors.home(),
                doors.baseIri(),
                doors.register(),
                doors.graphs(),
                index,
                doors.limits(),
                doors.clock()),
            keys())
        .inspect(List.of());
  }

  private SigningKeys keys() {
    return new SigningKeys(world.engines().home().signing());
  }

  private void publish() {
    assertThat(publisher.publish(folder).snapshot().messages())
        .first()
        .asString()
        .startsWith("published release");
  }
}
