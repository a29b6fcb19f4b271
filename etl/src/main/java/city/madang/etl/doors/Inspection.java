package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.doors.Consistency.DatasetState;
import city.madang.etl.export.signature.KeySet;
import city.madang.etl.export.signature.SigningKeys;
import city.madang.etl.index.ReleaseIndex;
import city.madang.etl.index.ReleaseIndex.Standing;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks every door what it shows. Cheap: no large file is read.
public final class Inspection {
  private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

  private final Doors doors;
  private final SigningKeys keys;

  public Inspection(Doors doors, SigningKeys keys) {
    this.doors = doors;
    this.keys = keys;
  }

  /// What the doors told.
  ///
  /// @param states `answers` or `does not answer`, by name
  private record Told(
      Map<String, String> states,
      List<Release> current,
      List<Candidate> intents,
      Map<String, String> graphs,
      List<ReleaseIndex> indices,
      Map<String, Long> documents,
      KeySet keys) {

    boolean answers(String door) {
      return states.getOrDefault(door, "").equals(DoorNames.ANSWERS);
    }
  }

  /// What each door shows of each dataset now.
  ///
  /// @param damaged files that are known to be, `releases/<dataset>/<version>/<name>`
  public Consistency inspect(List<String> damaged) {
    var told = ask();
    var datasets = datasets(told).map(dataset -> inspect(dataset, told, damaged)).toList();
    return new Consistency(
        told.states().values().stream().allMatch(DoorNames.ANSWERS::equals)
            && datasets.stream().allMatch(DatasetState::consistent),
        doors.clock().instant().toString(),
        told.states(),
        datasets);
  }

  private Told ask() {
    var states = new LinkedHashMap<String, String>();
    var register = doors.register();
    return new Told(
        states,
        ask(states, DoorNames.REGISTER, register::listCurrent, List.of()),
        ask(states, DoorNames.REGISTER, register::listIntents, List.of()),
        ask(states, DoorNames.SPARQL, doors.graphs()::versions, Map.of()),
        ask(states, DoorNames.SEARCH, doors.index()::list, List.of()),
        ask(states, DoorNames.SEARCH, doors.index()::documents, Map.of()),
        ask(states, DoorNames.FILES, keys::publicKeys, new KeySet(List.of())));
  }

  private static <T> T ask(
      Map<String, String> states, String door, Supplier<? extends T> question, T none) {
    try {
      var answer = question.get();
      states.putIfAbsent(door, DoorNames.ANSWERS);
      return answer;
    } catch (RuntimeException failure) {
      LOG.warn("{} does not answer", door, failure);
      states.put(door, DoorNames.NO_ANSWER);
      return none;
    }
  }

  private Stream<DatasetId> datasets(Told told) {
    var datasets = new TreeSet<DatasetId>();
    told.current().forEach(release -> datasets.add(release.dataset()));
    told.intents().forEach(intent -> datasets.add(intent.dataset()));
    told.graphs().keySet().forEach(iri -> doors.findDataset(iri).ifPresent(datasets::add));
    told.indices().stream()
        .filter(index -> index.standing() == Standing.CURRENT)
        .forEach(index -> datasets.add(index.dataset()));
    return datasets.stream();
  }

  private DatasetState inspect(DatasetId dataset, Told told, List<String> damaged) {
    var findings = new Findings(dataset, damaged);
    told.states().forEach(findings::door);
    var current =
        told.current().stream().filter(each -> each.dataset().equals(dataset)).findFirst();
    var expected = current.map(Release::version);
    if (told.answers(DoorNames.REGISTER)) {
      findings.register(expected);
    }
    current.ifPresent(release -> inspectFiles(release, told, findings));
    if (told.answers(DoorNames.SPARQL)) {
      findings.sparql(Optional.ofNullable(told.graphs().get(doors.graphIri(dataset))));
    }
    if (told.answers(DoorNames.SEARCH)) {
      inspectSearch(dataset, current, told, findings);
    }
    told.intents().stream()
        .filter(intent -> intent.dataset().equals(dataset))
        .forEach(intent -> findings.switchingTo(intent.version()));
    return findings.toState();
  }

  private void inspectFiles(Release release, Told told, Findings findings) {
    try {
      var signature = doors.register().findSignatureSha256(release.dataset(), release.version());
      findings.files(
          FolderLook.at(release.folder(), release.manifestSha256(), signature, told.keys()));
    } catch (RuntimeException failure) {
      LOG.warn("the files of {} cannot be looked at", release.dataset(), failure);
      findings.door(DoorNames.FILES, DoorNames.NO_ANSWER);
    }
  }

  private static void inspectSearch(
      DatasetId dataset, Optional<Release> current, Told told, Findings findings) {
    var searched =
        told.indices().stream()
            .filter(index -> index.dataset().equals(dataset))
            .filter(index -> index.standing() == Standing.CURRENT)
            .collect(Collectors.toList());
    findings.search(searched.stream().map(ReleaseIndex::version).toList());
    var content = current.flatMap(release -> ProvenFiles.findSearchContent(release.folder()));
    if (searched.size() == 1) {
      var documents = told.documents().getOrDefault(searched.getFirst().name(), 0L);
      findings.documents(documents, content);
    }
  }
}
