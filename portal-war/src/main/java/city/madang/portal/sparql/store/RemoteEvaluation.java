package city.madang.portal.sparql.store;

import static city.madang.portal.problem.ProblemType.SPARQL_FAILED;
import static city.madang.portal.problem.ProblemType.SPARQL_STORE_UNAVAILABLE;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.format.ResultFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.lang.IteratorParsers;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.RiotLib;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks another store, and writes what it answers in the format that is wanted. To stop is to close
/// the connection, so that no half answer is taken for a whole one.
final class RemoteEvaluation implements Evaluation {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteEvaluation.class);
  private static final ResultsReader JSON =
      ResultsReader.create().lang(ResultSetLang.RS_JSON).build();
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;

  private final HttpClient client;
  private final HttpRequest request;
  private final Query query;
  private boolean stopped;
  private @Nullable CompletableFuture<HttpResponse<InputStream>> answering;
  private @Nullable InputStream body;

  RemoteEvaluation(HttpClient client, HttpRequest request, Query query) {
    this.client = client;
    this.request = request;
    this.query = query;
  }

  /// Problems: 503 `sparql-store-unavailable`, 400 `sparql-failed`.
  @Override
  public OptionalLong write(ResultFormat format, OutputStream out, Runnable begun) {
    try (var answer = open(send())) {
      return new OfAnswer(answer).write(query, format, out);
    } catch (ProblemException | QueryCancelledException known) {
      throw known;
    } catch (IOException | RuntimeException e) {
      requireGoingOn();
      LOG.warn("the RDF store's answer broke off", e);
      throw unavailable();
    }
  }

  private HttpResponse<InputStream> send() {
    try {
      return begin().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryCancelledException();
    } catch (ExecutionException | CancellationException e) {
      requireGoingOn();
      LOG.warn("the RDF store does not answer", e);
      throw unavailable();
    }
  }

  private synchronized CompletableFuture<HttpResponse<InputStream>> begin() {
    requireGoingOn();
    var begun = client.sendAsync(request, BodyHandlers.ofInputStream());
    answering = begun;
    return begun;
  }

  private synchronized InputStream open(HttpResponse<InputStream> answer) throws IOException {
    body = answer.body();
    if (stopped || answer.statusCode() != OK) {
      answer.body().close();
      requireGoingOn();
      throw refusal(answer.statusCode());
    }
    return answer.body();
  }

  /// A store that says that the query is wrong speaks of its own dialect, for we understood it.
  private static ProblemException refusal(int status) {
    return status == BAD_REQUEST
        ? SPARQL_FAILED.with("the store behind this door does not understand the query")
        : unavailable();
  }

  private static ProblemException unavailable() {
    return SPARQL_STORE_UNAVAILABLE.with("ask again later, or download the dataset's files");
  }

  private synchronized void requireGoingOn() {
    if (stopped) {
      throw new QueryCancelledException();
    }
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    if (answering != null) {
      answering.cancel(true);
    }
    close(body);
  }

  private static void close(@Nullable InputStream open) {
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // It is closed enough.
    }
  }

  private record OfAnswer(InputStream answer) implements Found {
    @Override
    public boolean ask() {
      return JSON.readAny(answer).getBooleanResult();
    }

    @Override
    public RowSet select() {
      return JSON.readRowSet(answer);
    }

    @Override
    public Iterator<Triple> triples() {
      return IteratorParsers.createIteratorNTriples(
          answer,
          RiotLib.createParserProfile(
              RiotLib.factoryRDF(), ErrorHandlerFactory.errorHandlerSimple(), false));
    }
  }
}
