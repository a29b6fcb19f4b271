package city.madang.etl.table;

import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.attack.Differencing;
import city.madang.etl.privacy.attack.Intersection;
import city.madang.etl.privacy.attack.LinkKey;
import city.madang.etl.privacy.attack.Pseudonym;
import city.madang.etl.source.Beside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries on a released file what an outsider would, out of core.
///
/// The released file must be the one that [TableEngine#release] wrote last.
///
/// @param tempFolder where it spills; private
public record AttackEngine(Path tempFolder, EngineLimits limits) {

  /// How far columns and pairs that are no quasi-identifiers single out rows.
  public List<LinkKey> linkKeys(Path released, Path checked, Table table) {
    try (var session = session("link-keys", table, released, checked)) {
      return new LinkKeyReader(session, table).read(released, checked);
    }
  }

  /// How published columns relate to the entity and to identifiers.
  public List<Pseudonym> pseudonyms(Path released, Path checked, Table table) {
    try (var session = session("pseudonyms", table, released, checked, Releaser.lineage(checked))) {
      return new PseudonymReader(session, table).read(released, checked);
    }
  }

  /// Writes what later releases will be compared with; it holds keyed hashes, and of values only
  /// those that are released.
  ///
  /// @param searchedLoss of the plan when it was last searched, which a later release may reuse
  public void register(
      Path released, Path checked, Table table, RegisterKey key, double searchedLoss, Path target) {
    Beside.write(
        target,
        file -> {
          var lineage = Releaser.lineage(checked);
          try (var session = session("register", table, released, checked, lineage, file)) {
            new Register(session, table, key).write(released, checked, searchedLoss, file);
          }
        });
  }

  /// Why an entry of the register cannot be compared with one that would be made now.
  public Optional<String> findFault(Path entry, Table table, RegisterKey key) {
    try (var session = session("register", table, entry)) {
      return new Register(session, table, key).findFault(entry);
    }
  }

  /// Intersects the classes of this release with those of all earlier ones.
  ///
  /// @param now entry of this release
  /// @param earlier entries without fault
  public Intersection intersect(Path now, List<Path> earlier, Table table, int k) {
    try (var session = session("intersect", table, now, earlier)) {
      return new Comparison(session, now, earlier, k).intersect();
    }
  }

  /// Subtracts nested classes of earlier releases from those of this one and the other way round.
  public Differencing subtract(Path now, List<Path> earlier, Table table, int k) {
    try (var session = session("subtract", table, now, earlier)) {
      return new Comparison(session, now, earlier, k).subtract();
    }
  }

  private Session session(String verb, Table table, Path now, List<Path> earlier) {
    var files = new ArrayList<>(earlier);
    files.add(now);
    return session(verb, table, files.toArray(Path[]::new));
  }

  private Session session(String verb, Table table, Path... files) {
    return Session.open(verb + " " + table.name(), tempFolder, limits, files);
  }
}
