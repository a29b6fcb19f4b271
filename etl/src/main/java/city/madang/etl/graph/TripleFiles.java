package city.madang.etl.graph;

import city.madang.etl.graph.shape.ShapeCheck;
import city.madang.etl.source.Beside;
import city.madang.etl.table.Rows;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDFWriter;

/// Files of triples: N-Triples or Turtle by their names, with gzip around when they end so.
public final class TripleFiles {
  private static final String GZIP = ".gz";
  private static final int BUFFER_BYTES = 1 << 16;

  private TripleFiles() {}

  /// Writes the triples of `rows` twice, in their order; equal rows give equal bytes.
  ///
  /// @param check validates them before they are written
  /// @param ntriples ends in `.nt.gz`
  /// @param turtle ends in `.ttl.gz`
  /// @return how many triples each of them has
  public static long write(
      RowMapping mapping, Rows rows, ShapeCheck check, Path ntriples, Path turtle) {
    var triples = new long[1];
    Beside.write(
        ntriples,
        lines ->
            Beside.write(turtle, blocks -> triples[0] = fill(mapping, rows, check, lines, blocks)));
    return triples[0];
  }

  private static long fill(RowMapping mapping, Rows rows, ShapeCheck check, Path lines, Path blocks)
      throws IOException {
    try (var linesOut = packed(lines);
        var blocksOut = packed(blocks)) {
      return mapping.write(
          rows,
          check,
          new BothStreams(
              StreamRDFWriter.getWriterStream(linesOut, Lang.NTRIPLES),
              StreamRDFWriter.getWriterStream(blocksOut, RDFFormat.TURTLE_BLOCKS)));
    }
  }

  private static OutputStream packed(Path file) throws IOException {
    var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
    return new BufferedOutputStream(new GZIPOutputStream(out, BUFFER_BYTES), BUFFER_BYTES);
  }

  /// Tells whether a file is Turtle by its name.
  public static boolean isTurtle(Path file) {
    return lang(file).equals(Lang.TURTLE);
  }

  /// Writes the triples of a file as plain N-Triples.
  public static void toNTriples(Path file, Path target) throws IOException {
    try (var in = open(file);
        var out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER_BYTES)) {
      var writer = StreamRDFWriter.getWriterStream(out, Lang.NTRIPLES);
      RDFParser.source(in).lang(lang(file)).parse(writer);
    }
  }

  static InputStream open(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    return file.toString().endsWith(GZIP) ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }

  static Lang lang(Path file) {
    var name = file.toString();
    return name.endsWith(".ttl") || name.endsWith(".ttl" + GZIP) ? Lang.TURTLE : Lang.NTRIPLES;
  }
}
