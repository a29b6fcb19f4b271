package city.madang.portal.sparql.query;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.SPARQL_REFUSED;

import city.madang.portal.http.QueryPairs;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parameters of the SPARQL protocol, each as often as it was given.
public final class Parameters {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private Parameters() {}

  /// Parameters of a form or of an address.
  ///
  /// @param encoded `application/x-www-form-urlencoded`; null is empty
  public static Parameters parse(@Nullable String encoded) {
    var parameters = new Parameters();
    for (var pair : QueryPairs.of(encoded).pairs()) {
      parameters.add(pair.name(), List.of(pair.value()));
    }
    return parameters;
  }

  /// These, and those of the address that they were posted to: whoever writes `?format=csv` there
  /// means it.
  public Parameters and(Parameters address) {
    var both = new Parameters();
    Stream.of(this, address)
        .flatMap(each -> each.values.entrySet().stream())
        .forEach(each -> both.add(each.getKey(), each.getValue()));
    return both;
  }

  private void add(String name, List<String> more) {
    values.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(more);
  }

  /// The query that these parameters carry.
  public SparqlRequest toRequest() {
    var queries = all("query");
    if (!all("update").isEmpty()) {
      throw SPARQL_REFUSED.with("updates are not accepted here: the data is read-only");
    }
    if (queries.size() != 1) {
      throw BAD_REQUEST.with("give exactly one 'query' parameter, not " + queries.size());
    }
    return toRequest(queries.getFirst());
  }

  /// `query` over the graphs that these parameters name.
  public SparqlRequest toRequest(String query) {
    return new SparqlRequest(
        query,
        all("default-graph-uri"),
        all("named-graph-uri"),
        flag("explain"),
        one("format"),
        one("lang"),
        one("timeout").map(Parameters::seconds));
  }

  /// The value of a parameter that is there once at most.
  ///
  /// Problems: 400 `bad-request`.
  public Optional<String> one(String name) {
    if (all(name).size() > 1) {
      throw BAD_REQUEST.with("the parameter '%s' is given twice".formatted(name));
    }
    return all(name).stream().findFirst();
  }

  private static Duration seconds(String text) {
    var time =
        SECONDS.matcher(text).matches()
            ? Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact())
            : Duration.ZERO;
    if (time.isZero()) {
      throw BAD_REQUEST.with(
          "'timeout' is a number of seconds from 0.001 to 999999999, such as 5 or 0.5");
    }
    return time;
  }

  private boolean flag(String name) {
    return switch (one(name).orElse("")) {
      case "", "0", "false" -> false;
      case "1", "true" -> true;
      default -> throw BAD_REQUEST.with("'%s' is 1 or 0".formatted(name));
    };
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /// Tells whether there is a parameter called `name`.
  public boolean has(String name) {
    return values.containsKey(name);
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /// Bytes as UTF-8 text; what is not UTF-8 is a bad request.
  public static String text(byte[] bytes) {
    return QueryPairs.utf8(bytes, "the request");
  }
}
