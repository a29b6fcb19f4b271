package city.madang.portal.wiring;

import city.madang.etl.doors.WorkFolders;
import city.madang.etl.records.Cursors;
import city.madang.etl.records.RecordEngine;
import city.madang.etl.records.RecordLimits;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.release.SecretFile;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Opening;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.records.ProvenFiles;
import city.madang.portal.records.RecordsAddresses;
import city.madang.portal.records.RecordsResponse;
import city.madang.portal.records.ReleasedTables;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Puts together what the records door stands on.
@ApplicationScoped
public class RecordsWiring {
  @Produces
  @Singleton
  RecordEngine recordEngine(PortalSettings settings) {
    var scratch = settings.home().queries();
    WorkFolders.delete(scratch); // of a portal that was killed
    return new RecordEngine(scratch, RecordLimits.PORTAL);
  }

  void close(@Disposes RecordEngine engine) {
    engine.close();
  }

  @Produces
  @Singleton
  ReleasedTables releasedTables(
      ReleaseRegister register, ReleaseHistory history, FileProofs proofs, RecordEngine engine) {
    ProvenFiles proven =
        (file, sha256) ->
            switch (proofs.open(file, sha256)) {
              case Opening.Proven opened -> close(opened);
              case Opening.Unproven(var done) -> new ProvenFiles.State.Later(done);
              case Opening.Damaged() -> new ProvenFiles.State.Damaged();
            };
    return new ReleasedTables(register, history, proven, engine);
  }

  private static ProvenFiles.State close(Opening.Proven opened) {
    try {
      opened.channel().close();
      return new ProvenFiles.State.Proven();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Produces
  @Singleton
  RecordsResponse recordsResponse(
      RecordEngine engine, PortalSettings settings, Cursors cursors, ClientWatch watch) {
    return new RecordsResponse(engine, new RecordsAddresses(settings.baseIri()), cursors, watch);
  }

  @Produces
  @Singleton
  Cursors cursors(PortalSettings settings) {
    return new Cursors(SecretFile.readOrCreate(settings.home().cursorKey(), Cursors.KEY_BYTES));
  }

  @Produces
  @Singleton
  ClientWatch clientWatch() {
    return new ClientWatch();
  }

  void close(@Disposes ClientWatch watch) {
    watch.close();
  }
}
