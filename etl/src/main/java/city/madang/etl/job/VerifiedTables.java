package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.run.Run;
import city.madang.etl.run.RunException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The released tables by the SHA-256 of the bytes that all formats are made from.
///
/// For a table about people these are the bytes that the verifier has read: its report names them.
///
/// @param sha256 by file name
record VerifiedTables(Map<String, String> sha256) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  VerifiedTables {
    sha256 = Map.copyOf(sha256);
  }

  /// Hashes the tables.
  ///
  /// @throws RunException if one about people is not the one that was verified
  static VerifiedTables require(Run run) {
    var hashes = new HashMap<String, String>();
    for (var table : run.descriptor().tables()) {
      var file = ReleasedFile.of(run.files().released(table));
      if (table.personal() && !file.sha256().equals(verified(run, table))) {
        throw changed(file.name());
      }
      hashes.put(file.name(), file.sha256());
    }
    return new VerifiedTables(hashes);
  }

  /// What the report is about, of whatever kind it is.
  private static String verified(Run run, Table table) {
    var file = JSON.readTree(run.files().privacyReport()).path("file");
    var released = String.valueOf(run.files().released(table).getFileName());
    return file.path("name").asString("").equals(released)
        ? file.path("sha256").asString("")
        : "none";
  }

  /// Checks that the manifest lists the same bytes, so that none changed while they were read.
  ///
  /// @throws RunException if one did
  void requireListed(Run run) {
    var listed = new HashMap<String, String>();
    Manifests.read(run.files().release())
        .files()
        .forEach(file -> listed.put(file.name(), file.sha256()));
    sha256.forEach(
        (name, hash) -> {
          if (!hash.equals(listed.get(name))) {
            throw changed(name);
          }
        });
  }

  private static RunException changed(String name) {
    return new RunException(name + " is not the file that was verified: publish again");
  }
}
