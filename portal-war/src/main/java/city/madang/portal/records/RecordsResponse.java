package city.madang.portal.records;

import city.madang.etl.records.Cancellation;
import city.madang.etl.records.Cursors;
import city.madang.etl.records.ExportRows;
import city.madang.etl.records.Position;
import city.madang.etl.records.RecordEngine;
import city.madang.etl.records.RecordPage;
import city.madang.portal.http.ClientConnection;
import city.madang.portal.http.ClientWatch;
import city.madang.portal.http.ContentDisposition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Answers with rows.
public final class RecordsResponse {
  private static final int BUFFER_BYTES = 64 << 10;

  /// A client that takes less than a buffer in this time would keep others waiting: whoever reads
  /// slower than 6 kB/s downloads a file.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final RecordEngine engine;
  private final RecordsAddresses addresses;
  private final Cursors cursors;
  private final ClientWatch watch;
  private final ExportPlaces places = new ExportPlaces(Duration.ofSeconds(2));

  public RecordsResponse(
      RecordEngine engine, RecordsAddresses addresses, Cursors cursors, ClientWatch watch) {
    this.engine = engine;
    this.addresses = addresses;
    this.cursors = cursors;
    this.watch = watch;
  }

  /// The page at a position, whole before its first byte is sent.
  ResponseBuilder page(
      RecordsQuestion question, Optional<Position> position, HttpServletRequest request) {
    var cancellation = new Cancellation();
    try (var _ = watch.untilLeft(ClientConnection.of(request), cancellation::cancel)) {
      return page(question, position, cancellation);
    }
  }

  private ResponseBuilder page(
      RecordsQuestion question, Optional<Position> position, Cancellation cancellation) {
    var found = question.found();
    var limit = question.request().limit();
    var page = engine.page(found.parquet(), question.query(), position, limit, cancellation);
    var next = page.next().map(last -> address(question, last)).orElse("");
    var answer =
        question.format() == RowFormat.PARQUET
            ? file(
                engine.pageAsParquet(
                    found.parquet(), question.query(), position, page.rows().size(), cancellation))
            : Response.ok(
                bytes(
                    RowText.of(question.format(), found, question.query(), Optional.of(next)),
                    page));
    return next.isEmpty()
        ? answer
        : answer.header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next));
  }

  private String address(RecordsQuestion question, Position last) {
    var found = question.found();
    var cursor = cursors.encode(question.scope(), last);
    return addresses.next(found.release(), question.request(), found.table().name(), cursor);
  }

  private static byte[] bytes(RowText text, RecordPage page) {
    var written = new StringWriter();
    try {
      text.writeTo(written, page.rows().iterator());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return written.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// All rows. The first one is there, or a problem is, before the answer begins.
  ResponseBuilder export(RecordsQuestion question, HttpServletRequest request) {
    var client = ClientConnection.of(request);
    var cancellation = new Cancellation();
    try (var _ = watch.untilLeft(client, cancellation::cancel)) {
      var answer =
          question.format() == RowFormat.PARQUET
              ? parquet(question, cancellation)
              : text(question, request.getRemoteAddr(), client, cancellation);
      return answer.header(
          HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(question.fileName()));
    }
  }

  private ResponseBuilder parquet(RecordsQuestion question, Cancellation cancellation) {
    var parquet = question.found().parquet();
    return file(engine.exportAsParquet(parquet, question.query(), cancellation));
  }

  private ResponseBuilder text(
      RecordsQuestion question,
      String address,
      ClientConnection client,
      Cancellation cancellation) {
    var found = question.found();
    var text = RowText.of(question.format(), found, question.query(), Optional.empty());
    places.enter(address);
    try {
      var rows = engine.export(found.parquet(), question.query(), cancellation);
      StreamingOutput body =
          out -> {
            try {
              send(rows, text, client, out);
            } finally {
              places.leave(address);
            }
          };
      return Response.ok(body);
    } catch (RuntimeException e) {
      places.leave(address);
      throw e;
    }
  }

  /// A failure in the middle breaks the connection off.
  private void send(ExportRows rows, RowText text, ClientConnection client, OutputStream out)
      throws IOException {
    try (rows;
        var watched = watch.untilStalled(client, PATIENCE, out)) {
      var writer =
          new BufferedWriter(new OutputStreamWriter(watched, StandardCharsets.UTF_8), BUFFER_BYTES);
      text.writeTo(writer, rows);
      writer.flush();
    } catch (IOException | RuntimeException e) {
      client.breakOff();
      throw e;
    }
  }

  private static ResponseBuilder file(FileChannel file) {
    StreamingOutput body =
        out -> {
          try (file) {
            Channels.newInputStream(file).transferTo(out);
          }
        };
    return Response.ok(body).header(HttpHeaders.CONTENT_LENGTH, size(file));
  }

  private static long size(FileChannel file) {
    try {
      return file.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
