package city.madang.portal.download.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/// What the file system says about a file; when it is the same, nobody has written the file.
///
/// @param modified nanoseconds since 1970
/// @param key device and inode, where the system has them
record Stamp(long sizeBytes, long modified, String key) {
  static Stamp of(Path file) throws IOException {
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        String.valueOf(attributes.fileKey()).replaceAll("\\s", ""));
  }
}
