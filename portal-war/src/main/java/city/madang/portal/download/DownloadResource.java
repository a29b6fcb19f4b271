package city.madang.portal.download;

import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.portal.download.DownloadOutcome.Damaged;
import city.madang.portal.download.DownloadOutcome.Later;
import city.madang.portal.download.DownloadOutcome.Listed;
import city.madang.portal.download.DownloadOutcome.UnknownDataset;
import city.madang.portal.download.DownloadOutcome.UnknownFile;
import city.madang.portal.download.DownloadOutcome.UnknownRelease;
import city.madang.portal.download.FileResponse.Answer;
import city.madang.portal.download.FileResponse.FieldDigests;
import city.madang.portal.download.Selection.Selected;
import city.madang.portal.download.body.BodyFilter;
import city.madang.portal.download.body.FileBody;
import city.madang.portal.download.body.Sendings;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Opening;
import city.madang.portal.download.proof.Opening.Proven;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Serves the files of the kept releases. Here only status and headers are decided; [BodyFilter]
/// sends the bytes.
///
/// Problems: 404 `dataset-not-found`, `release-not-found`, `file-not-found`, 406 `not-acceptable`,
/// 412 `precondition-failed`, 416 `range-not-satisfiable`, 503 `file-damaged`, `overloaded`.
@Path("datasets/{id}")
@Dependent
public class DownloadResource {
  @Inject Downloads downloads;
  @Inject Selection selection;
  @Inject FileProofs proofs;
  @Inject Digests digests;
  @Inject Sendings sendings;

  /// Sends the client to the file of the current release.
  ///
  /// A redirect, and not the file: whoever resumes a download, or fetches a second file, does so at
  /// the address of one version, and never gets parts of two. It may be kept but not used unasked.
  /// The address is relative, so that it holds behind any proxy.
  @GET
  @Path("latest/{file}")
  public Response latest(
      @PathParam("id") DatasetId id,
      @PathParam("file") String file,
      @Context HttpServletRequest request) {
    return switch (downloads.findLatest(id, file)) {
      case Listed listed -> redirect(listed);
      case Later(var ready) -> later(request, ready);
      case Damaged() -> throw damaged();
      case UnknownDataset() -> throw DATASET_NOT_FOUND.with("it may not be published yet");
      case UnknownRelease() -> throw RELEASE_NOT_FOUND.with("'latest' is the current one");
      case UnknownFile() -> throw FILE_NOT_FOUND.with("manifest.json lists the files");
    };
  }

  /// A file of a named release, which never changes.
  @GET
  @Path("releases/{version}/{file}")
  public Response release(
      @PathParam("id") DatasetId id,
      @PathParam("version") String version,
      @PathParam("file") String file,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers) {
    return switch (downloads.find(id, version, file)) {
      case Listed listed -> select(listed, request, headers);
      case Later(var ready) -> later(request, ready);
      case Damaged() -> throw damaged();
      case UnknownDataset() -> throw DATASET_NOT_FOUND.with("it may not be published yet");
      case UnknownRelease() -> throw RELEASE_NOT_FOUND.with("'latest' is the current one");
      case UnknownFile() -> throw FILE_NOT_FOUND.with("manifest.json lists the files");
    };
  }

  private static Response redirect(Listed listed) {
    var name = URLEncoder.encode(listed.file().name(), StandardCharsets.UTF_8).replace("+", "%20");
    var version = listed.release().version();
    return Response.status(Response.Status.TEMPORARY_REDIRECT)
        .header(HttpHeaders.LOCATION, "../releases/" + version + "/" + name)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private Response select(Listed listed, HttpServletRequest request, HttpHeaders headers) {
    var asked =
        DownloadRequest.of(
            request.getMethod().equals("GET"),
            name -> Optional.ofNullable(headers.getHeaderString(name)));
    selection.prepare(listed, asked.accepted());
    return switch (selection.select(listed, asked.accepted())) {
      case Selected.One(var representation) -> open(representation, asked, request);
      case Selected.Later(var ready) -> later(request, ready);
      case Selected.None() -> throw NOT_ACCEPTABLE.with("there are: identity, gzip, zstd");
    };
  }

  private Response open(
      Representation representation, DownloadRequest asked, HttpServletRequest request) {
    return switch (proofs.open(representation.path(), representation.sha256())) {
      case Proven proven -> answer(representation, asked, request, proven);
      case Opening.Unproven(var done) -> later(request, done);
      case Opening.Damaged() -> {
        representation.copy().ifPresent(selection::discard);
        throw damaged();
      }
    };
  }

  private Response answer(
      Representation representation,
      DownloadRequest asked,
      HttpServletRequest request,
      Proven proven) {
    boolean taken = false;
    try {
      var fields =
          new FieldDigests(
              digests.find(representation, asked.reprDigests()),
              digests.find(representation, asked.contentDigests()));
      var answer = new FileResponse(representation, asked, fields).answer();
      taken = hasBody(answer, request) && leave(answer, request, proven);
      return answer.response();
    } finally {
      if (!taken) {
        close(proven);
      }
    }
  }

  private static boolean hasBody(Answer answer, HttpServletRequest request) {
    return request.getMethod().equals("GET") && !answer.parts().isEmpty();
  }

  private boolean leave(Answer answer, HttpServletRequest request, Proven proven) {
    if (!sendings.tryBegin()) {
      throw OVERLOADED.with("%d downloads are running".formatted(sendings.count()));
    }
    request.setAttribute(
        FileBody.ATTRIBUTE, new FileBody(proven.channel(), answer.parts(), sendings::end));
    return true;
  }

  /// The resource is asked again when it is ready; until then no thread waits.
  private static Response later(HttpServletRequest request, CompletableFuture<Void> ready) {
    request.setAttribute(BodyFilter.WAIT, ready);
    return Response.ok().build();
  }

  private static RuntimeException damaged() {
    return FILE_DAMAGED.with("the steward has been told; other files are not affected");
  }

  private static void close(Proven proven) {
    try {
      proven.channel().close();
    } catch (IOException _) {
      // Nothing was read from it.
    }
  }
}
