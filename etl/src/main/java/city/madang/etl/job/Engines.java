package city.madang.etl.job;

import city.madang.etl.doors.Doors;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.Home;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import java.net.URI;
import java.time.Clock;
import javax.sql.DataSource;

/// What runs need of the world outside.
///
/// @param home all state
/// @param baseIri where each dataset's IRI begins; ends in `/`
/// @param vault raw inputs
/// @param database runs and releases; migrated
/// @param register which release is current
/// @param graphs the RDF store
/// @param index the search engine
/// @param limits of the table engine
/// @param clock gives versions and times
public record Engines(
    Home home,
    URI baseIri,
    Vault vault,
    DataSource database,
    ReleaseRegister register,
    GraphStore graphs,
    SearchIndex index,
    EngineLimits limits,
    Clock clock) {

  /// What shows a release to visitors.
  Doors doors() {
    return new Doors(home, baseIri, register, graphs, index, limits, clock);
  }
}
