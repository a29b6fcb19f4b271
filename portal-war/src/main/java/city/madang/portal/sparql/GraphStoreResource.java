package city.madang.portal.sparql;

import city.madang.portal.http.HeadFilter;
import city.madang.portal.sparql.format.ResultFormat;
import city.madang.portal.sparql.graphs.GraphReads;
import city.madang.portal.sparql.graphs.GraphResponse;
import city.madang.portal.sparql.graphs.WantedGraphs;
import city.madang.portal.sparql.query.Parameters;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// The read side of the SPARQL 1.1 Graph Store HTTP Protocol, graphs by their IRIs; without a
/// parameter, all of them with their names.
///
/// Problems: 400 `bad-request`, 404 `graph-not-found`, 406 `not-acceptable`, 413
/// `sparql-result-too-large` for formats that are not streamed, 503 `overloaded`.
@Path("rdf-graph-store")
@Dependent
public class GraphStoreResource {
  @Inject GraphReads reads;
  @Inject GraphResponse response;

  /// Streams, however large the graphs are.
  @GET
  public Response get(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var wanted = wanted(request);
    return response.body(wanted, format(wanted, headers), conditions, request);
  }

  /// Like GET, without reading.
  @HEAD
  public Response head(
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @Context Request conditions) {
    var wanted = wanted(request);
    HeadFilter.leaveLengthOpen(request);
    return response.head(wanted, format(wanted, headers), conditions);
  }

  private WantedGraphs wanted(HttpServletRequest request) {
    return WantedGraphs.of(Parameters.parse(request.getQueryString()), reads.shown());
  }

  private static ResultFormat format(WantedGraphs wanted, HttpHeaders headers) {
    return ResultFormat.choose(wanted.formats(), headers.getAcceptableMediaTypes());
  }
}
