package city.madang.etl.export.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.source.Beside;
import city.madang.etl.table.TableExport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/// Writes a table as a feature collection, feature after feature. The box of all of them is known
/// at the end, and stands there. Source: RFC 7946; WGS 84, longitude first, outer rings
/// counterclockwise.
final class GeoJson {
  /// The engine leaves well-known text, which has nothing that JSON escapes, where RFC 7946 has the
  /// geometry.
  private static final String GEOMETRY = "\"geometry\":\"";

  /// Decimals of a degree: ten micrometers. The writer's arithmetic would spoil the last of more.
  private static final int DIGITS = 10;

  private final GeoJsonWriter shapes = new GeoJsonWriter(DIGITS);
  private final Envelope box;

  private GeoJson(Envelope box) {
    this.box = box;
    shapes.setEncodeCRS(false);
    shapes.setForceCCW(true);
  }

  /// @param features where they may lie until the file is whole; [TableExport] can write there
  static void write(TableExport export, Placing placing, Path features, Path target) {
    try {
      var writer =
          switch (placing) {
            case Placing.Points(var location) -> {
              export.features(location, features);
              yield new GeoJson(export.box(location));
            }
            case Placing.Shapes(var column, _) -> {
              export.features(column, features);
              yield new GeoJson(new Envelope());
            }
          };
      Beside.write(target, beside -> writer.wrap(features, beside));
    } finally {
      Temporary.delete(features);
    }
  }

  private void wrap(Path features, Path target) throws IOException {
    try (var lines = Files.newBufferedReader(features, UTF_8);
        var out = Files.newBufferedWriter(target, UTF_8)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
      var between = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(between);
        write(line, out);
        between = ",\n";
      }
      out.write("\n]" + edges() + "}\n");
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private void write(String line, BufferedWriter out) throws IOException {
    int begin = line.indexOf(GEOMETRY);
    if (begin < 0 || begin > line.indexOf("\"properties\":")) {
      out.write(line);
      return;
    }
    int end = line.indexOf('"', begin + GEOMETRY.length());
    var shape = WellKnownText.read(line.substring(begin + GEOMETRY.length(), end));
    box.expandToInclude(shape.getEnvelopeInternal());
    out.write(line, 0, begin + GEOMETRY.length() - 1);
    shapes.write(shape, out);
    out.write(line, end + 1, line.length() - end - 1);
  }

  private String edges() {
    return box.isNull()
        ? ""
        : ",\"bbox\":[%s,%s,%s,%s]"
            .formatted(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
  }
}
