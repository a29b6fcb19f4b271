package city.madang.etl.export.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.source.Beside;
import city.madang.etl.table.TableExport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a table as a feature collection. Source: RFC 7946; WGS 84, longitude first.
final class GeoJson {
  private GeoJson() {}

  static void write(TableExport export, Path released, Location location, Path target) {
    var features = target.resolveSibling("." + target.getFileName() + ".features");
    try {
      export.features(released, location, features);
      Beside.write(target, beside -> wrap(features, beside));
    } finally {
      Temporary.delete(features);
    }
  }

  private static void wrap(Path features, Path target) throws IOException {
    try (var out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":".getBytes(UTF_8));
      Files.copy(features, out);
      out.write("}\n".getBytes(UTF_8));
    }
  }
}
