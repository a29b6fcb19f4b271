package city.madang.portal.sparql.store;

import city.madang.portal.sparql.engine.EngineBounds;
import city.madang.portal.sparql.query.CompiledQuery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;

/// Any store that speaks the SPARQL 1.1 Protocol. What is sent is the query as it was understood
/// and checked, never the text that came.
public final class RemoteStore implements QueryStore, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final URI address;
  private final Duration longest;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .followRedirects(Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /// @param address of its query endpoint, chosen by the operator
  /// @param longest until an answer begins
  public RemoteStore(URI address, Duration longest) {
    this.address = address;
    this.longest = longest;
  }

  @Override
  public void check(Query query) {
    RemoteGuard.check(CompiledQuery.of(query));
  }

  @Override
  public Evaluation evaluate(Query query, DatasetDescription graphs, EngineBounds bounds) {
    return new RemoteEvaluation(client, RemoteRequest.of(address, longest, query, graphs), query);
  }

  /// Ends all that run.
  @Override
  public void close() {
    client.shutdownNow();
  }
}
