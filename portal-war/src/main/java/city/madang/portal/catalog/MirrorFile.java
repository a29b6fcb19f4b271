package city.madang.portal.catalog;

import java.net.URI;

/// A file that can be mirrored.
///
/// @param path where a mirror puts it, below its root
/// @param url of exactly these bytes
/// @param sizeBytes its length
/// @param mediaType such as `text/csv; charset=utf-8`
/// @param sha256 64 lower-case hexadecimal digits
public record MirrorFile(String path, URI url, long sizeBytes, String mediaType, String sha256) {}
