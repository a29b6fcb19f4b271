package city.madang.portal.sparql.service;

import static city.madang.portal.problem.ProblemType.SPARQL_SERVICE_UNAVAILABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.algebra.OpAsQuery;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.Rename;
import org.apache.jena.sparql.engine.iterator.QueryIter;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SERVICE of a query that runs.
final class ServiceCall {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceCall.class);
  private static final ResultsReader JSON =
      ResultsReader.create().lang(ResultSetLang.RS_JSON).build();
  private static final int OK = 200;
  private static final int LOOK_MILLIS = 50;

  private final HttpClient client;
  private final Duration longest;
  private final OpService call;
  private final ExecutionContext context;
  private final AtomicBoolean cancelled;

  ServiceCall(HttpClient client, Duration longest, OpService call, ExecutionContext context) {
    this.client = client;
    this.longest = longest;
    this.call = call;
    this.context = context;
    var signal = context.getCancelSignal();
    this.cancelled = signal == null ? new AtomicBoolean() : signal;
  }

  QueryIterator rows() {
    try {
      return read(await(client.sendAsync(request(), BodyHandlers.ofInputStream())));
    } catch (QueryCancelledException stopped) {
      throw stopped;
    } catch (IOException | ExecutionException | RuntimeException e) {
      if (call.getSilent()) {
        return QueryIterRoot.create(context);
      }
      LOG.warn("<{}> does not answer", call.getService().getURI(), e);
      throw SPARQL_SERVICE_UNAVAILABLE.with(
          "<%s> does not answer: ask again later, or with SERVICE SILENT"
              .formatted(call.getService().getURI()));
    }
  }

  private HttpRequest request() {
    return HttpRequest.newBuilder(URI.create(call.getService().getURI()))
        .timeout(longest)
        .header("Accept", "application/sparql-results+json")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(query().serialize(), UTF_8)))
        .build();
  }

  /// Variables of subqueries have been renamed: the service sees their own names.
  private Query query() {
    return OpAsQuery.asQuery(Rename.reverseVarRename(call.getSubOp(), true));
  }

  private HttpResponse<InputStream> await(CompletableFuture<HttpResponse<InputStream>> answer)
      throws ExecutionException {
    while (true) {
      try {
        return answer.get(LOOK_MILLIS, MILLISECONDS);
      } catch (TimeoutException notYet) {
        requireGoingOn(answer);
      } catch (InterruptedException | CancellationException e) {
        Thread.currentThread().interrupt();
        throw new QueryCancelledException();
      }
    }
  }

  private void requireGoingOn(CompletableFuture<?> answer) {
    if (cancelled.get()) {
      answer.cancel(true);
      throw new QueryCancelledException();
    }
  }

  private QueryIterator read(HttpResponse<InputStream> answer) throws IOException {
    if (answer.statusCode() != OK) {
      answer.body().close();
      throw new IOException("status " + answer.statusCode());
    }
    var rows = JSON.readRowSet(new ServiceBody(answer.body(), cancelled));
    var read = QueryIterPlainWrapper.create(rows, context);
    var _ = read.hasNext(); // what fails before the first row fails here
    var names = names();
    return names.isEmpty() ? read : QueryIter.map(read, names);
  }

  /// What the variables are called here, by their names there; empty if they are the same.
  private Map<Var, Var> names() {
    var names = new HashMap<Var, Var>();
    OpVars.visibleVars(call).forEach(name -> names.put((Var) Rename.reverseVarRename(name), name));
    return names.entrySet().stream().allMatch(name -> name.getKey().equals(name.getValue()))
        ? Map.of()
        : names;
  }
}
