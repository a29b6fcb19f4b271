package city.madang.etl.source;

import java.nio.file.Path;

/// Raw bytes in the vault.
///
/// @param sha256 their name: 64 lower-case hexadecimal digits
/// @param file where they lie; read only
/// @param sizeBytes their length
public record StoredSource(String sha256, Path file, long sizeBytes) {}
