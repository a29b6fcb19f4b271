package city.madang.portal.download;

import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.portal.download.DownloadOutcome.Ready;
import city.madang.portal.download.DownloadOutcome.UnknownDataset;
import city.madang.portal.download.DownloadOutcome.UnknownFile;
import city.madang.portal.download.DownloadOutcome.UnknownRelease;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/// Serves the files of the kept releases; bodies are streamed, never held in memory.
///
/// Problems: 404 `dataset-not-found`, `release-not-found`, `file-not-found`, 416
/// `range-not-satisfiable`.
@Path("datasets/{id}")
@Dependent
public class DownloadResource {
  private static final String REVALIDATE = "no-cache";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  @Inject Downloads downloads;

  /// A file of the current release.
  @GET
  @Path("latest/{file}")
  public Response latest(
      @PathParam("id") DatasetId id,
      @PathParam("file") String file,
      @Context Request request,
      @Context HttpHeaders headers) {
    return answer(downloads.findLatest(id, file), REVALIDATE, request, headers);
  }

  /// A file of a named release, which never changes.
  @GET
  @Path("releases/{version}/{file}")
  public Response release(
      @PathParam("id") DatasetId id,
      @PathParam("version") String version,
      @PathParam("file") String file,
      @Context Request request,
      @Context HttpHeaders headers) {
    return answer(downloads.find(id, version, file), FOREVER, request, headers);
  }

  private static Response answer(
      DownloadOutcome outcome, String caching, Request request, HttpHeaders headers) {
    return switch (outcome) {
      case Ready ready -> new FileResponse(ready, caching).answer(request, headers);
      case UnknownDataset() -> throw DATASET_NOT_FOUND.with("it may not be published yet");
      case UnknownRelease() -> throw RELEASE_NOT_FOUND.with("'latest' is the current one");
      case UnknownFile() -> throw FILE_NOT_FOUND.with("manifest.json lists the files");
    };
  }
}
