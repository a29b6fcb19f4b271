package city.madang.portal.sparql.service;

import static city.madang.portal.problem.ProblemType.SPARQL_TOO_COMPLEX;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.OverBudgetError;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final Symbol CALLS = Symbol.create("https://madang.city/engine#calls");

  /// Of one query: one in EXISTS is asked for each row.
  private static final int MOST_CALLS = 16;

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
    query.set(KEY, this).set(CALLS, new AtomicInteger());
  }

  /// What a service answers, read as it is wanted. With SILENT one empty row, if it fails before
  /// its first.
  ///
  /// @throws OverBudgetError 400 `sparql-too-complex`, if the query has asked too often; 502
  ///   `sparql-service-unavailable`
  public static QueryIterator rows(OpService call, ExecutionContext context) {
    Context settings = context.getContext();
    AtomicInteger calls = settings.get(CALLS);
    if (calls.incrementAndGet() > MOST_CALLS) {
      throw new OverBudgetError(
          SPARQL_TOO_COMPLEX.with(
              "a query may ask services %d times, and in EXISTS they are asked for each row: ask in a subquery, and join what it finds"
                  .formatted(MOST_CALLS)));
    }
    Services services = settings.get(KEY);
    try {
      return new ServiceCall(services.client, services.longest, call, context).rows();
    } catch (ProblemException unavailable) {
      throw new OverBudgetError(unavailable); // else EXISTS takes it for a no
    }
  }

  /// Ends all that run.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
