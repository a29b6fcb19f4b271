package city.madang.portal.sparql.store;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;

/// A query as the protocol carries it.
///
/// Source: SPARQL 1.1 Protocol, section 2.1.2.
final class RemoteRequest {
  static final String SOLUTIONS = "application/sparql-results+json";
  static final String TRIPLES = "application/n-triples";

  private RemoteRequest() {}

  static HttpRequest of(URI address, Duration longest, Query query, DatasetDescription graphs) {
    var form = new StringBuilder("query=").append(encode(query.serialize()));
    graphs.getDefaultGraphURIs().forEach(it -> add(form, "default-graph-uri", it));
    graphs.getNamedGraphURIs().forEach(it -> add(form, "named-graph-uri", it));
    boolean solutions = query.isSelectType() || query.isAskType();
    return HttpRequest.newBuilder(address)
        .timeout(longest)
        .header("Accept", solutions ? SOLUTIONS : TRIPLES)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form.toString()))
        .build();
  }

  private static void add(StringBuilder form, String name, String value) {
    form.append('&').append(name).append('=').append(encode(value));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
