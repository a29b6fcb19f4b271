package city.madang.etl.job;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import city.madang.etl.change.Changes;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.release.Candidate;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.Tombstone.Withdrawn;
import city.madang.etl.release.Tombstones;
import city.madang.etl.release.Tombstones.Remains;
import city.madang.etl.release.WithdrawalReason;
import city.madang.etl.run.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends releases: those a steward takes back, and those that the retention does not keep.
///
/// First the database, which closes the downloads at once, and the graph is hidden; then index,
/// compressed copies, files and graph are deleted, the graph last, for it may wait for a run that
/// writes. Each only if it is of this very version, so that all of it can be repeated, after a
/// crash or beside a run. What stays for ever: the row that tells why, and the entry of the
/// register of people, for copies of the release stay in the world.
final class ReleaseKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseKeeper.class);

  /// Two who delete one folder would disturb each other.
  private static final ReentrantLock DELETING = new ReentrantLock();

  /// So long a withdrawal waits for its deletions, which go on without it.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Engines engines;
  private final Tombstones tombstones;
  private final ReleaseHistory history;
  private final ReleaseRemover remover;

  ReleaseKeeper(Engines engines) {
    this.engines = engines;
    this.tombstones = new Tombstones(engines.database());
    this.history = new ReleaseHistory(engines.database(), engines.home());
    this.remover = new ReleaseRemover(engines.home());
  }

  /// Takes a release back, also beside a run: who asks for it does not want to wait.
  ///
  /// @return empty if there was never such a release
  Optional<Withdrawal> withdraw(DatasetId dataset, String version, WithdrawalReason why) {
    var before = history.find(dataset, version);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    tombstones.withdraw(dataset, version, why, engines.clock().instant());
    LOG.info("{}: release {} was withdrawn", dataset, version);
    var left = finishFor(PATIENCE).getOrDefault(new Remains(dataset, version, true), List.of());
    return history.find(dataset, version).map(after -> withdrawal(before.get(), after, left));
  }

  /// Like [#finish()], which goes on when the time is over.
  private Map<Remains, List<String>> finishFor(Duration most) {
    var finishing = CompletableFuture.supplyAsync(this::finish, Thread::startVirtualThread);
    try {
      return finishing.get(most.toMillis(), MILLISECONDS);
    } catch (TimeoutException waiting) {
      var left = new HashMap<Remains, List<String>>();
      tombstones.listUndeleted().forEach(remains -> left.put(remains, List.of("graph")));
      return left;
    } catch (ExecutionException failed) {
      throw new IllegalStateException(
          "a withdrawn release could not be deleted", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private Withdrawal withdrawal(ReleaseEntry before, ReleaseEntry after, List<String> left) {
    var release = after.release();
    var stone = (Withdrawn) after.tombstone().orElseThrow();
    return new Withdrawal(
        release.dataset().value(),
        release.version(),
        stone.at(),
        stone.why(),
        before.current(),
        remainsIn(after),
        left);
  }

  /// Each release says itself what it was compared with, also one whose switch has only begun: it
  /// will be finished.
  private List<String> remainsIn(ReleaseEntry gone) {
    var version = gone.release().version();
    var dataset = gone.release().dataset();
    var kept = history.listKept(dataset).stream().map(ReleaseEntry::release);
    return Stream.concat(
            kept.filter(release -> isSince(release.folder(), version)).map(Release::version),
            engines.register().findIntent(dataset).stream()
                .filter(intent -> isSince(filesOf(intent), version))
                .map(Candidate::version))
        .distinct()
        .toList();
  }

  private static boolean isSince(Path folder, String version) {
    return Changes.find(folder).filter(told -> told.isSince(version)).isPresent();
  }

  /// They move while the switch goes on.
  private Path filesOf(Candidate intent) {
    var released = engines.home().release(intent.dataset(), intent.version());
    var work = engines.home().work().resolve(intent.dataset().value()).resolve(intent.version());
    return Files.isDirectory(released) ? released : new RunFiles(work).release();
  }

  /// Ends what the dataset's retention does not keep.
  void retain(Descriptor descriptor) {
    tombstones.retire(descriptor.id(), descriptor.retention(), engines.clock().instant());
    var _ = finish();
  }

  /// Whether a release was published and is kept no longer, so that no run may bring it back.
  boolean isGone(DatasetId dataset, String version) {
    return history.find(dataset, version).filter(entry -> !entry.kept()).isPresent();
  }

  /// Deletes what releases that are gone have left. What cannot be deleted now is told in the log
  /// and tried again the next time.
  ///
  /// @return the parts that are left: `graph`, `search`, `files`
  Map<Remains, List<String>> finish() {
    var undeleted = new HashMap<Remains, List<String>>();
    for (var remains : tombstones.listUndeleted()) {
      var left = delete(remains);
      if (left.isEmpty()) {
        tombstones.markDeleted(remains, engines.clock().instant());
      } else {
        undeleted.put(remains, left);
      }
    }
    return undeleted;
  }

  /// Deletes what it can, and tells the rest.
  private List<String> delete(Remains remains) {
    DELETING.lock();
    try {
      var left = new ArrayList<String>();
      if (remains.withdrawn()) {
        engines.graphs().hide(graph(remains), remains.version());
        attempt("search", remains, left, () -> dropIndex(remains));
      }
      attempt("files", remains, left, () -> remover.delete(remains));
      if (remains.withdrawn()) {
        attempt("graph", remains, left, () -> dropGraph(remains));
      }
      return left;
    } finally {
      DELETING.unlock();
    }
  }

  private void dropGraph(Remains remains) {
    engines.graphs().removeVersion(graph(remains), remains.version());
  }

  private String graph(Remains remains) {
    return engines.baseIri().resolve("datasets/" + remains.dataset() + "/graph").toString();
  }

  /// With the index its alias is gone.
  private void dropIndex(Remains remains) {
    engines.index().discard(SearchIndex.name(remains.dataset(), remains.version()));
  }

  private static void attempt(String part, Remains remains, List<String> left, Runnable deletion) {
    try {
      deletion.run();
    } catch (RuntimeException failed) {
      LOG.warn(
          "{}: the {} of release {}, which is gone, could not be deleted yet: {}",
          remains.dataset(),
          part,
          remains.version(),
          failed.getMessage());
      left.add(part);
    }
  }
}
