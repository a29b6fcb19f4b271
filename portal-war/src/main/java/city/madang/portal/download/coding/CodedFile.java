package city.madang.portal.download.coding;

import java.nio.file.Path;

/// A compressed copy.
///
/// @param sha256 of the compressed bytes
/// @param ours whether it lies in our folder; else it is a file of the release
public record CodedFile(Path path, long sizeBytes, String sha256, boolean ours) {}
