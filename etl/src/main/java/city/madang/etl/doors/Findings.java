package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.doors.Consistency.DatasetState;
import city.madang.etl.index.SearchContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was found of one dataset so far; the register is asked first.
final class Findings {
  private final String dataset;
  private final List<String> damaged;
  private final List<String> problems = new ArrayList<>();
  private boolean registered;
  private @Nullable String register;
  private @Nullable String files;
  private @Nullable String sparql;
  private @Nullable String search;
  private @Nullable Long documents;
  private @Nullable Long expectedDocuments;
  private @Nullable String switchingTo;

  /// @param damaged files of all datasets, `releases/<dataset>/<version>/<name>`
  Findings(DatasetId dataset, List<String> damaged) {
    this.dataset = dataset.value();
    var prefix = "releases/" + dataset + "/";
    this.damaged =
        damaged.stream()
            .filter(file -> file.startsWith(prefix))
            .map(file -> file.substring(prefix.length()))
            .toList();
  }

  void door(String name, String state) {
    if (!state.equals(DoorNames.ANSWERS)) {
      problems.add(name + " " + state);
    }
  }

  void register(Optional<String> version) {
    registered = true;
    register = version.orElse(null);
  }

  void files(FolderLook look) {
    files = look.version();
    problems.addAll(look.problems());
    damaged.stream()
        .filter(file -> file.startsWith(register + "/"))
        .forEach(file -> problems.add(file + " is damaged"));
  }

  void sparql(Optional<String> version) {
    sparql = version.orElse(null);
    compare("SPARQL", sparql);
  }

  void search(List<String> versions) {
    search = versions.isEmpty() ? null : versions.getLast();
    compare("search", search);
    if (versions.size() > 1) {
      problems.add("search finds %d versions at once".formatted(versions.size()));
    }
  }

  void documents(long found, Optional<SearchContent> content) {
    documents = found;
    expectedDocuments = content.map(SearchContent::documents).orElse(null);
    if (expectedDocuments != null && expectedDocuments != found) {
      problems.add("search has %d documents, not %d".formatted(found, expectedDocuments));
    }
  }

  void switchingTo(String version) {
    switchingTo = version;
    problems.add("the switch to %s has begun and not ended".formatted(version));
  }

  DatasetState toState() {
    return new DatasetState(
        dataset,
        problems.isEmpty(),
        register,
        files,
        sparql,
        search,
        documents,
        expectedDocuments,
        switchingTo,
        damaged,
        problems);
  }

  private void compare(String door, @Nullable String version) {
    if (registered && !Optional.ofNullable(version).equals(Optional.ofNullable(register))) {
      problems.add(
          "%s shows %s, the register %s".formatted(door, orNothing(version), orNothing(register)));
    }
  }

  private static String orNothing(@Nullable String version) {
    return version == null ? "nothing" : version;
  }
}
