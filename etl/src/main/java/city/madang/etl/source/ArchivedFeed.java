package city.madang.etl.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// The GTFS feed that archived messages of GTFS Realtime are about: member `gtfs.zip` beside them.
public final class ArchivedFeed {
  static final String MEMBER = "gtfs.zip";

  private static final List<String> TABLES = List.of("trips", "routes", "stops");
  private static final long LARGEST_BYTES = 1L << 30;

  private ArchivedFeed() {}

  /// Unpacks what messages name: its `trips`, `routes` and `stops`.
  ///
  /// @return files by these names; none if there is no such feed
  /// @throws SourceException if the feed is damaged, or has not all of them
  public static Map<String, Path> open(Path source, Path folder) {
    try (var zip = new ZipFile(source.toFile())) {
      var feed = zip.getEntry(MEMBER);
      if (feed == null) {
        return Map.of();
      }
      try (var in = new ZipInputStream(zip.getInputStream(feed))) {
        return unpack(in, folder);
      }
    } catch (ZipException single) {
      return Map.of(); // one message alone
    } catch (IOException e) {
      throw new SourceException(MEMBER + ": cannot be read; fetch it again", e);
    }
  }

  private static Map<String, Path> unpack(ZipInputStream zip, Path folder) throws IOException {
    var files = new HashMap<String, Path>();
    for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      var name = entry.getName().replace(".txt", "");
      if (TABLES.contains(name)) {
        files.put(
            name, copy(zip, Files.createDirectories(folder).resolve("feed-" + name + ".csv")));
      }
    }
    if (files.size() < TABLES.size()) {
      throw new SourceException(MEMBER + ": no whole feed; it needs trips, routes and stops");
    }
    return files;
  }

  private static Path copy(InputStream in, Path target) {
    Beside.write(
        target,
        file -> {
          try (var out = Files.newOutputStream(file)) {
            new LimitedInputStream(in, LARGEST_BYTES, MEMBER).transferTo(out);
          }
        });
    return target;
  }
}
