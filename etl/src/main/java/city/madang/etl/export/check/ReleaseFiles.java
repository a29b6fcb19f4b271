package city.madang.etl.export.check;

import java.util.List;
import java.util.Optional;

/// The files of a release where they are: in a folder or on a portal.
public sealed interface ReleaseFiles permits FolderFiles, PortalFiles {
  /// What was found of a file, read to its end or to one byte more than it should have.
  ///
  /// @param sha256 of what was read
  record Found(long sizeBytes, String sha256) {}

  /// A small file.
  ///
  /// @throws UncheckableException if it is too large, or the place does not answer
  Optional<byte[]> find(String name);

  /// Reads and hashes a file that is not kept; empty if it is not there.
  ///
  /// @param sizeBytes that it should have
  Optional<Found> hash(String name, long sizeBytes);

  /// What it means if a file is not found: goes on after its name.
  String absence();

  /// The names of all files, where that can be known.
  List<String> list();

  /// The files of one version, so that none of them changes while they are read.
  ReleaseFiles of(String version);
}
