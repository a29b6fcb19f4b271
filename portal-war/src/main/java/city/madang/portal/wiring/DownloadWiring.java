package city.madang.portal.wiring;

import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.download.Digests;
import city.madang.portal.download.Selection;
import city.madang.portal.download.coding.CodedFiles;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Scrub;
import city.madang.portal.download.proof.Signatures;
import city.madang.portal.http.Guests;
import city.madang.portal.steward.FilesWatch;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Puts together what the download door stands on: proofs, compressed copies and the scrub.
@ApplicationScoped
public class DownloadWiring {
  /// Each holds an open file and a connection; systems let a process open 4096 or more.
  private static final int SENDINGS = 1_500;

  /// One address, which may be a proxy's, leaves some to others.
  private static final int SENDINGS_OF_ONE = 1_200;

  /// The folder of compressed copies takes a tenth of what the disk has, at most this.
  private static final long COPIES_BYTES = 16L << 30;

  private final List<ExecutorService> executors = new ArrayList<>();

  @Resource
  @SuppressWarnings("NullAway.Init") // by the container, before anything is produced
  private ManagedThreadFactory threads;

  /// Begins to look at the files.
  void start(@Observes @Initialized(ApplicationScoped.class) Object event, Scrub scrub) {
    scrub.start();
  }

  @Produces
  @Singleton
  FileProofs proofs(PortalSettings settings) {
    var home = settings.home();
    return new FileProofs(
        home.downloads().resolve("proofs"), home.root(), Clock.systemUTC(), worker());
  }

  @Produces
  @Singleton
  Signatures signatures(ReleaseRegister register) {
    return new Signatures(register);
  }

  @Produces
  @Singleton
  CodedFiles codedFiles(PortalSettings settings) {
    var folder = settings.home().codedCopies();
    return new CodedFiles(folder, copiesBytes(folder), Clock.systemUTC(), worker());
  }

  @Produces
  @Singleton
  Selection selection(CodedFiles coded) {
    return new Selection(coded);
  }

  @Produces
  @Singleton
  Digests digests(FileProofs proofs) {
    return new Digests(proofs);
  }

  @Produces
  @Singleton
  Guests receivers() {
    return new Guests(SENDINGS, SENDINGS_OF_ONE);
  }

  @Produces
  @Singleton
  Scrub scrub(
      PortalSettings settings, ReleaseRegister register, FileProofs proofs, Signatures signatures) {
    return new Scrub(
        register,
        proofs,
        signatures,
        settings.home().downloads().resolve("scrubbed"),
        Clock.systemUTC(),
        Executors.newSingleThreadScheduledExecutor(threads));
  }

  void close(@Disposes Scrub scrub) {
    scrub.close();
  }

  @Produces
  @Singleton
  FilesWatch filesWatch(Scrub scrub) {
    return new FilesWatch(scrub::report, scrub::request);
  }

  @PreDestroy
  void stop() {
    executors.forEach(ExecutorService::shutdownNow);
  }

  private ExecutorService worker() {
    var executor = Executors.newSingleThreadExecutor(threads);
    executors.add(executor);
    return executor;
  }

  private static long copiesBytes(Path folder) {
    try {
      var disk = Files.getFileStore(Files.createDirectories(folder));
      return Math.min(COPIES_BYTES, disk.getTotalSpace() / 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
