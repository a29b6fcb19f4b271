package city.madang.portal.download.proof;

import city.madang.portal.download.proof.Opening.Damaged;
import city.madang.portal.download.proof.Opening.Proven;
import city.madang.portal.download.proof.Opening.Unproven;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens files only if they are proven to be the published ones. Thread-safe.
///
/// A proof is a hash of the whole file; it holds as long as size, time of change and inode stay and
/// the daily scrub renews it. Small files are hashed at once, large ones by one thread after the
/// other, while nobody's thread waits.
public final class FileProofs {
  private static final Logger LOG = LoggerFactory.getLogger(FileProofs.class);

  /// Some milliseconds of hashing.
  private static final long SMALL_BYTES = 8L << 20;

  private final ProofJournal journal;
  private final Path root;
  private final Clock clock;
  private final Executor executor;
  private final Map<Path, Proof> proofs;
  private final Unreadable unreadable;
  private final Map<Path, CompletableFuture<Void>> running = new ConcurrentHashMap<>();
  private final Map<String, String> sha512 = new ConcurrentHashMap<>();

  /// @param journal a file that may not exist yet
  /// @param root a folder above all files
  /// @param executor for large files
  public FileProofs(Path journal, Path root, Clock clock, Executor executor) {
    this.journal = new ProofJournal(journal, root);
    this.root = root;
    this.clock = clock;
    this.executor = executor;
    this.unreadable = new Unreadable(root, clock);
    this.proofs = new ConcurrentHashMap<>(this.journal.read());
  }

  /// Opens a file to be served.
  ///
  /// Problems: 503 `overloaded` if it is there and cannot be read now.
  ///
  /// @param sha256 what it must be
  public Opening open(Path path, String sha256) {
    try {
      return openPresent(path, sha256);
    } catch (IOException failure) {
      if (isGone(path, failure)) {
        return damaged(path, sha256, new Stamp(-1, -1, "absent"), failure);
      }
      unreadable.note(path, failure);
      throw unreadable.problem();
    }
  }

  /// Only what is missing is damaged: too many open files, say, tell nothing of this one.
  private static boolean isGone(Path path, IOException failure) {
    return failure instanceof NoSuchFileException || Files.isDirectory(path);
  }

  /// Opened first and looked at then: a file that is put there in between cannot be the proven one.
  private Opening openPresent(Path path, String sha256) throws IOException {
    if (Files.isDirectory(path)) {
      throw new NoSuchFileException("a folder is in the place of a file");
    }
    var channel = FileChannel.open(path);
    boolean taken = false;
    try {
      var proof = findProof(path, sha256);
      if (proof.isEmpty() && channel.size() <= SMALL_BYTES) {
        prove(path, sha256, false);
        proof = findProof(path, sha256);
      }
      if (proof.isEmpty() && unreadable.isNow(path)) {
        throw unreadable.problem();
      }
      if (proof.isEmpty()) {
        return new Unproven(proveLater(path, sha256));
      }
      taken = proof.get().intact();
      return taken ? new Proven(channel, proof.get().stamp().sizeBytes()) : new Damaged();
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private Optional<Proof> findProof(Path path, String sha256) throws IOException {
    var proof = proofs.get(path);
    return proof != null && proof.covers(sha256, Stamp.of(path), clock.instant())
        ? Optional.of(proof)
        : Optional.empty();
  }

  /// Many who ask for one file wait for one hash.
  private CompletableFuture<Void> proveLater(Path path, String sha256) {
    var mine = new CompletableFuture<Void>();
    var theirs = running.putIfAbsent(path, mine);
    if (theirs != null) {
      return theirs;
    }
    executor.execute(
        () -> {
          try {
            prove(path, sha256, false);
          } finally {
            running.remove(path);
            mine.complete(null);
          }
        });
    return mine;
  }

  /// Whether a proof covers the file as it is; a damaged file is one that was looked at, too.
  boolean isKnown(Path path, String sha256) {
    try {
      return findProof(path, sha256).isPresent();
    } catch (IOException _) {
      return false;
    }
  }

  /// Hashes a file now, whatever is known about it.
  ///
  /// @param gently whether to give way to others
  void prove(Path path, String sha256, boolean gently) {
    try {
      var stamp = Stamp.of(path);
      boolean intact = FileHash.of(path, "SHA-256", gently).equals(sha256);
      if (!stamp.equals(Stamp.of(path))) {
        return; // somebody writes it: the next who asks finds no proof
      }
      if (intact) {
        note(new Proof(path, sha256, stamp, clock.instant(), true));
      } else {
        var _ = damaged(path, sha256, stamp, null);
      }
    } catch (IOException failure) {
      if (isGone(path, failure)) {
        var _ = damaged(path, sha256, new Stamp(-1, -1, "unreadable"), failure);
      } else {
        unreadable.note(path, failure);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the portal stops
    }
  }

  private Opening damaged(Path path, String sha256, Stamp stamp, @Nullable IOException cause) {
    var before = proofs.get(path);
    if (before == null || before.intact()) {
      LOG.error(
          "a published file is damaged and no longer served: restore {} from a backup ({})",
          root.relativize(path),
          cause == null ? "its SHA-256 differs" : cause.getClass().getSimpleName());
    }
    note(new Proof(path, sha256, stamp, clock.instant(), false));
    return new Damaged();
  }

  private void note(Proof proof) {
    unreadable.forget(proof.path());
    var before = proofs.put(proof.path(), proof);
    boolean same = before != null && !before.intact() && !proof.intact();
    if (!same) {
      journal.append(proof);
    }
  }

  /// SHA-512 of a file that is proven. A large file's is made beside; until then it is absent.
  public Optional<String> findSha512(Path path, String sha256) {
    var known = sha512.get(sha256);
    if (known != null) {
      return Optional.of(known);
    }
    var proof = proofs.get(path);
    if (proof != null && proof.stamp().sizeBytes() <= SMALL_BYTES) {
      hash512(path, sha256);
      return Optional.ofNullable(sha512.get(sha256));
    }
    var key = path.resolveSibling(path.getFileName() + "#sha-512");
    if (running.putIfAbsent(key, new CompletableFuture<>()) == null) {
      executor.execute(
          () -> {
            hash512(path, sha256);
            running.remove(key);
          });
    }
    return Optional.empty();
  }

  private void hash512(Path path, String sha256) {
    try {
      sha512.put(sha256, FileHash.of(path, "SHA-512", false));
    } catch (IOException _) {
      // Then it is not sent; the scrub tells of the file.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The files that are not served, relative to the home.
  public List<String> damagedFiles() {
    return proofs.values().stream()
        .filter(proof -> !proof.intact())
        .map(proof -> root.relativize(proof.path()).toString())
        .sorted()
        .toList();
  }

  /// Forgets files that are gone because their release is: they are not damaged.
  ///
  /// @param kept the folders of the releases that are kept
  void forgetGone(Set<Path> kept) {
    boolean forgotten =
        proofs.keySet().removeIf(file -> !kept.contains(file.getParent()) && !Files.exists(file));
    if (forgotten) {
      journal.replace(proofs.values());
    }
  }

  /// Forgets files that are no longer kept.
  void retain(Set<Path> kept) {
    proofs.keySet().retainAll(kept);
    journal.replace(proofs.values());
  }
}
