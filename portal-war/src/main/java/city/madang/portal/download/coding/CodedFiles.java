package city.madang.portal.download.coding;

import city.madang.portal.http.ContentCoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the compressed copy of a plain file, or has it made beside: never while a client waits,
/// unless it takes nothing else. Thread-safe.
///
/// Shape: `<plain sha256>-<coded sha256>.<gz|zst>` in a folder of at most so many bytes; the copies
/// that were not asked for longest go first. What lies there is proven like any other file, against
/// the hash in its name.
public final class CodedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(CodedFiles.class);
  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})-([0-9a-f]{64})\\.(gz|zst)");

  /// Below, headers weigh as much as what is saved; above, the cache would hold little else.
  private static final long MIN_BYTES = 1 << 10;

  /// A full disk, or a file that is damaged, is mended some time.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Path folder;
  private final long limitBytes;
  private final Clock clock;
  private final Executor executor;
  private final Map<Key, CodedFile> found = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, CompletableFuture<Void>> running = new HashMap<>();
  private final Set<Key> useless = new HashSet<>();
  private final Map<Key, Instant> failed = new HashMap<>();

  /// @param folder may not exist yet
  /// @param executor of one thread
  public CodedFiles(Path folder, long limitBytes, Clock clock, Executor executor) {
    this.folder = folder;
    this.limitBytes = limitBytes;
    this.clock = clock;
    this.executor = executor;
    readFolder();
  }

  private record Key(String sha256, ContentCoding coding) {}

  /// A plain file.
  public record Plain(Path path, long sizeBytes, String sha256) {}

  /// Whether a copy would be of use: of texts, neither tiny nor larger than the folder allows.
  public boolean isWorthIt(String mediaType, long sizeBytes) {
    boolean text =
        mediaType.startsWith("text/")
            || mediaType.matches("application/([a-z.+-]+\\+)?(json|xml|n-triples|x-ndjson)\\b.*");
    return text && sizeBytes >= MIN_BYTES && sizeBytes <= limitBytes / 4;
  }

  /// The copy, if it has been made.
  public synchronized Optional<CodedFile> find(String sha256, ContentCoding coding) {
    var key = new Key(sha256, coding);
    var copy = Optional.ofNullable(found.get(key));
    if (copy.isPresent() && !Files.exists(copy.get().path())) {
      found.remove(key); // its release was withdrawn, and another one has the same file
      return Optional.empty();
    }
    return copy;
  }

  /// Whether it was tried and brought nothing, or failed a moment ago.
  public synchronized boolean isUseless(String sha256, ContentCoding coding) {
    var key = new Key(sha256, coding);
    var when = failed.get(key);
    return useless.contains(key) || (when != null && clock.instant().isBefore(when.plus(PAUSE)));
  }

  /// Has the copy made; many who ask wait for one.
  ///
  /// @param sibling a file of the same release that may be the copy
  /// @return done when it is there or cannot be
  public synchronized CompletableFuture<Void> make(
      Plain plain, ContentCoding coding, Optional<CodedFile> sibling) {
    var key = new Key(plain.sha256, coding);
    var known = running.get(key);
    if (known != null) {
      return known;
    }
    var done = new CompletableFuture<Void>();
    running.put(key, done);
    executor.execute(() -> run(key, plain, sibling, done));
    return done;
  }

  private void run(
      Key key, Plain plain, Optional<CodedFile> sibling, CompletableFuture<Void> done) {
    try {
      var copy = sibling.filter(file -> holds(file, key));
      put(key, copy.isPresent() ? copy : encode(key, plain));
    } catch (IOException | RuntimeException | LinkageError failure) {
      LOG.warn("no {} copy could be made of a published file", key.coding, failure);
      noteFailed(key);
    } finally {
      synchronized (this) {
        running.remove(key);
      }
      done.complete(null);
    }
  }

  private static boolean holds(CodedFile sibling, Key key) {
    try {
      return Coder.plainSha256(sibling.path(), key.coding).equals(key.sha256);
    } catch (IOException _) {
      return false; // then a copy of our own is made
    }
  }

  private Optional<CodedFile> encode(Key key, Plain plain) throws IOException {
    Files.createDirectories(folder);
    var part = folder.resolve(".part");
    try {
      var hashes = Coder.encode(plain.path, part, key.coding);
      long size = Files.size(part);
      if (!hashes.plain().equals(key.sha256)) {
        throw new IOException("the file is not the published one");
      }
      if (size > plain.sizeBytes / 10 * 9) {
        return Optional.empty();
      }
      var name = "%s-%s.%s".formatted(key.sha256, hashes.coded(), key.coding.ending());
      var target = folder.resolve(name);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return Optional.of(new CodedFile(target, size, hashes.coded(), true));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private synchronized void put(Key key, Optional<CodedFile> copy) {
    copy.ifPresentOrElse(file -> found.put(key, file), () -> useless.add(key));
    failed.remove(key);
    evict();
  }

  private synchronized void noteFailed(Key key) {
    failed.put(key, clock.instant());
  }

  private void evict() {
    long total =
        found.values().stream().filter(CodedFile::ours).mapToLong(CodedFile::sizeBytes).sum();
    for (var copies = found.values().iterator(); total > limitBytes && copies.hasNext(); ) {
      var oldest = copies.next();
      if (oldest.ours()) {
        total -= oldest.sizeBytes();
        copies.remove();
        delete(oldest);
      }
    }
  }

  /// Forgets a copy that turned out to be damaged; the next who asks has it made anew.
  public synchronized void discard(CodedFile copy) {
    found.values().remove(copy);
    if (copy.ours()) {
      delete(copy);
    }
  }

  /// Whoever is being sent the file has it open.
  private static void delete(CodedFile copy) {
    try {
      Files.deleteIfExists(copy.path());
    } catch (IOException e) {
      LOG.warn("a compressed copy could not be deleted", e);
    }
  }

  private void readFolder() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          var coding = name.group(3).equals("gz") ? ContentCoding.GZIP : ContentCoding.ZSTD;
          found.put(
              new Key(name.group(1), coding),
              new CodedFile(file, Files.size(file), name.group(2), true));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of compressed copies cannot be read", e);
    }
  }
}
