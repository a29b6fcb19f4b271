package city.madang.portal.catalog;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A file that can be mirrored.
///
/// @param path where a mirror puts it, below its root
/// @param url of exactly these bytes
/// @param sizeBytes its length; absent if what we have is damaged and nobody knows
/// @param mediaType such as `text/csv; charset=utf-8`
/// @param sha256 64 lower-case hexadecimal digits
public record MirrorFile(
    String path, URI url, @Nullable Long sizeBytes, String mediaType, String sha256) {}
