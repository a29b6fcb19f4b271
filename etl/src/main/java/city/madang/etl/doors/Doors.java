package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.table.EngineLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Everything that shows a release to visitors.
///
/// @param home holds the files
/// @param baseIri where each dataset's IRI begins; ends in `/`
/// @param register which release is current
/// @param graphs the RDF store
/// @param index the search engine
/// @param limits of the table engine, which reads rows for search
/// @param clock tells when a release became current
public record Doors(
    Home home,
    URI baseIri,
    ReleaseRegister register,
    GraphStore graphs,
    SearchIndex index,
    EngineLimits limits,
    Clock clock) {
  private static final String GRAPH = "/graph";

  /// The IRI of the named graph that holds the current release.
  String graphIri(DatasetId dataset) {
    return baseIri.resolve("datasets/" + dataset + GRAPH).toString();
  }

  /// The dataset of a named graph; empty for what is no graph of ours.
  Optional<DatasetId> findDataset(String graphIri) {
    var prefix = baseIri.resolve("datasets/").toString();
    try {
      return graphIri.startsWith(prefix) && graphIri.endsWith(GRAPH)
          ? Optional.of(
              new DatasetId(
                  graphIri.substring(prefix.length(), graphIri.length() - GRAPH.length())))
          : Optional.empty();
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  /// Where a run makes the files of its release.
  Path work(Candidate candidate) {
    return home.work().resolve(candidate.dataset().value()).resolve(candidate.version());
  }

  /// Where the files of a release are for good.
  Path released(Candidate candidate) {
    return home.release(candidate.dataset(), candidate.version());
  }
}
