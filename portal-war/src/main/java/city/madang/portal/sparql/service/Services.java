package city.madang.portal.sparql.service;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// The endpoints that queries may ask with SERVICE: those that the operator names, by exactly these
/// addresses, and no redirect leads elsewhere. Thread-safe.
public final class Services implements AutoCloseable {
  private static final Symbol KEY = Symbol.create("https://madang.city/engine#services");
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final Services NONE = new Services(Set.of(), CONNECT);

  private final Set<String> names;
  private final Duration longest;
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NEVER).connectTimeout(CONNECT).build();

  /// @param addresses of query endpoints; none for no SERVICE at all
  /// @param longest until one begins to answer
  public Services(Collection<URI> addresses, Duration longest) {
    this.names = addresses.stream().map(URI::toString).collect(Collectors.toUnmodifiableSet());
    this.longest = longest;
  }

  /// None of them.
  public static Services none() {
    return NONE;
  }

  /// Their IRIs.
  public Set<String> names() {
    return names;
  }

  /// Tells them to the parts of a query.
  public void putInto(QueryExecBuilder query) {
    query.set(KEY, this);
  }

  /// What a service answers, read as it is wanted. With SILENT one empty row, if it fails before
  /// its first.
  ///
  /// Problems: 503 `sparql-service-unavailable`.
  public static QueryIterator rows(OpService call, ExecutionContext context) {
    Context settings = context.getContext();
    Services services = settings.get(KEY);
    return new ServiceCall(services.client, services.longest, call, context).rows();
  }

  /// Ends all that run.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
