package city.madang.portal.download.proof;

import city.madang.etl.export.Manifests;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.source.Beside;
import city.madang.portal.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hashes every file of every kept release once a day, one at a time and gently; and, at once,
/// those of current releases that nobody has looked at yet, so that visitors need not wait.
public final class Scrub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);
  private static final Duration PERIOD = Duration.ofDays(1);
  private static final int LOOK_SECONDS = 15;

  private final ReleaseRegister register;
  private final FileProofs proofs;
  private final Signatures signatures;
  private final Path remembered;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private volatile FilesReport last;

  /// @param remembered file that tells when the last scrub ended; may not exist yet
  /// @param executor of one thread
  public Scrub(
      ReleaseRegister register,
      FileProofs proofs,
      Signatures signatures,
      Path remembered,
      Clock clock,
      ScheduledExecutorService executor) {
    this.register = register;
    this.proofs = proofs;
    this.signatures = signatures;
    this.remembered = remembered;
    this.clock = clock;
    this.executor = executor;
    this.last = FilesReport.of(readRemembered(remembered), 0, 0, List.of());
  }

  private record Listed(Path path, String sha256, long sizeBytes) {}

  /// Looks at what is due from now on.
  public void start() {
    var _ =
        executor.scheduleWithFixedDelay(
            this::quietly, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /// Scrubs as soon as nothing else is being looked at.
  public void request() {
    executor.execute(this::scrubQuietly);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /// What the last scrub found, and what is damaged now.
  public FilesReport report() {
    var then = last;
    return new FilesReport(then.lastScrub(), then.files(), then.sizeBytes(), proofs.damagedFiles());
  }

  /// An exception would end the schedule for good.
  private void quietly() {
    try {
      proofs.forgetGone(keptFolders());
      proveNew();
      var before = last.lastScrub();
      if (before == null || clock.instant().isAfter(Instant.parse(before).plus(PERIOD))) {
        scrub();
      }
    } catch (RuntimeException failure) {
      LOG.error("the published files could not be looked at", failure);
    }
  }

  private void scrubQuietly() {
    try {
      scrub();
    } catch (RuntimeException failure) {
      LOG.error("the published files could not be scrubbed", failure);
    }
  }

  private void proveNew() {
    register.listCurrent().stream()
        .flatMap(this::list)
        .filter(file -> !proofs.isKnown(file.path, file.sha256))
        .takeWhile(_ -> !Thread.currentThread().isInterrupted())
        .forEach(file -> proofs.prove(file.path, file.sha256, false));
  }

  /// One round over everything that is kept.
  void scrub() {
    var kept = new HashSet<Path>();
    long bytes = 0;
    for (var release : register.listKept()) {
      for (var file : list(release).toList()) {
        if (!isKept(release)) {
          break;
        }
        proofs.prove(file.path, file.sha256, true);
        kept.add(file.path);
        bytes += file.sizeBytes;
        if (Thread.currentThread().isInterrupted()) {
          return;
        }
      }
    }
    proofs.retain(kept);
    remember(FilesReport.of(clock.instant(), kept.size(), bytes, List.of()));
  }

  private boolean isKept(Release release) {
    return register.find(release.dataset(), release.version()).isPresent();
  }

  private Set<Path> keptFolders() {
    return register.listKept().stream().map(Release::folder).collect(Collectors.toSet());
  }

  private void remember(FilesReport report) {
    last = report;
    Beside.write(remembered, part -> Files.writeString(part, report.lastScrub() + "\n"));
    var damaged = proofs.damagedFiles();
    LOG.info(
        "scrubbed {} files, {} bytes: {} damaged",
        report.files(),
        report.sizeBytes(),
        damaged.size());
  }

  /// The manifest; and what it lists and what signs it, unless it is damaged itself.
  private Stream<Listed> list(Release release) {
    var manifest = release.folder().resolve(Manifests.FILE);
    var sha256 = release.manifestSha256();
    var self = new Listed(manifest, sha256, 0);
    try {
      return switch (proofs.open(manifest, sha256)) {
        case Opening.Proven(var channel, var size) -> {
          close(channel);
          yield Stream.concat(Stream.of(new Listed(manifest, sha256, size)), others(release));
        }
        case Opening.Unproven _ -> Stream.of(self);
        case Opening.Damaged _ -> Stream.of(self);
      };
    } catch (ProblemException unreadableNow) {
      return Stream.of(self);
    }
  }

  private Stream<Listed> others(Release release) {
    return Stream.concat(
            signatures.find(release).stream(), Manifests.read(release.folder()).files().stream())
        .map(
            file ->
                new Listed(release.folder().resolve(file.name()), file.sha256(), file.sizeBytes()));
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a manifest could not be closed", e);
    }
  }

  private static @Nullable Instant readRemembered(Path file) {
    try {
      return Instant.parse(Files.readString(file).strip());
    } catch (IOException | DateTimeException _) {
      return null;
    }
  }
}
