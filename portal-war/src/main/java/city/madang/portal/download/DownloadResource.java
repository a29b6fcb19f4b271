package city.madang.portal.download;

import static city.madang.portal.problem.ProblemType.BAD_REQUEST;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.portal.download.DownloadOutcome.Damaged;
import city.madang.portal.download.DownloadOutcome.Gone;
import city.madang.portal.download.DownloadOutcome.Later;
import city.madang.portal.download.DownloadOutcome.Listed;
import city.madang.portal.download.DownloadOutcome.TooEarly;
import city.madang.portal.download.DownloadOutcome.UnknownDataset;
import city.madang.portal.download.DownloadOutcome.UnknownFile;
import city.madang.portal.download.DownloadOutcome.UnknownRelease;
import city.madang.portal.download.FileResponse.Answer;
import city.madang.portal.download.FileResponse.FieldDigests;
import city.madang.portal.download.Selection.Selected;
import city.madang.portal.download.body.BodyFilter;
import city.madang.portal.download.body.FileBody;
import city.madang.portal.download.proof.FileProofs;
import city.madang.portal.download.proof.Opening;
import city.madang.portal.download.proof.Opening.Proven;
import city.madang.portal.http.Guests;
import city.madang.portal.problem.GoneProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Serves the files of the kept releases. Here only status and headers are decided; [BodyFilter]
/// sends the bytes.
///
/// Problems: 400 `bad-request`, 404 `dataset-not-found`, `release-not-found`, `file-not-found`, 406
/// `not-acceptable`, 410 `release-withdrawn`, `release-retired`, 412 `precondition-failed`, 416
/// `range-not-satisfiable`, 503 `file-damaged`, `overloaded`.
@Path("datasets/{id}")
@Dependent
public class DownloadResource {
  @Inject Downloads downloads;
  @Inject FileLinks links;
  @Inject Selection selection;
  @Inject FileProofs proofs;
  @Inject Digests digests;
  @Inject Guests receivers;

  /// Sends the client to the file of the current release.
  ///
  /// A redirect, and not the file: whoever resumes a download, or fetches a second file, does so at
  /// the address of one version, and never gets parts of two. It may be kept but not used unasked.
  /// The address is relative, so that it holds behind any proxy.
  ///
  /// @param at if it is there, the release that was current at that moment: an ISO 8601 instant, or
  ///   a date, which means its end in UTC. The answer may change when that release is withdrawn, so
  ///   it is not kept longer than that of `latest`.
  @GET
  @Path("latest/{file}")
  public Response latest(
      @PathParam("id") DatasetId id,
      @PathParam("file") String file,
      @QueryParam("at") @Nullable String at,
      @Context HttpServletRequest request) {
    var outcome = at == null ? downloads.findLatest(id, file) : findAt(id, at, file);
    return outcome instanceof Listed listed ? redirect(listed) : withoutFile(outcome, request);
  }

  private DownloadOutcome findAt(DatasetId id, String at, String file) {
    try {
      return downloads.findAt(id, at, file);
    } catch (IllegalArgumentException wrong) {
      throw BAD_REQUEST.with("at: " + wrong.getMessage());
    }
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
    var outcome = downloads.find(id, version, file);
    return outcome instanceof Listed listed
        ? select(listed, request, headers)
        : withoutFile(outcome, request);
  }

  private static Response withoutFile(DownloadOutcome outcome, HttpServletRequest request) {
    return switch (outcome) {
      case Listed _ -> throw new IllegalArgumentException("there is a file");
      case Later(var ready) -> later(request, ready);
      case Damaged() -> throw damaged();
      case Gone(var entry, var current) -> throw GoneProblem.of(entry, current);
      case TooEarly(var oldest) ->
          throw RELEASE_NOT_FOUND.with("the first release was published at " + oldest);
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
      case Selected.One(var representation) ->
          open(representation, links.of(listed), asked, request);
      case Selected.Later(var ready) -> later(request, ready);
      case Selected.None() -> throw NOT_ACCEPTABLE.with("there are: identity, gzip, zstd");
    };
  }

  private Response open(
      Representation representation,
      String links,
      DownloadRequest asked,
      HttpServletRequest request) {
    return switch (proofs.open(representation.path(), representation.sha256())) {
      case Proven proven -> answer(representation, links, asked, request, proven);
      case Opening.Unproven(var done) -> later(request, done);
      case Opening.Damaged() -> {
        representation.copy().ifPresent(selection::discard);
        throw damaged();
      }
    };
  }

  private Response answer(
      Representation representation,
      String links,
      DownloadRequest asked,
      HttpServletRequest request,
      Proven proven) {
    boolean taken = false;
    try {
      var fields =
          new FieldDigests(
              digests.find(representation, asked.reprDigests()),
              digests.find(representation, asked.contentDigests()));
      var answer = new FileResponse(representation, asked, fields, links).answer();
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
    var receiver = receivers.enter(request.getRemoteAddr());
    request.setAttribute(
        FileBody.ATTRIBUTE, new FileBody(proven.channel(), answer.parts(), receiver::close));
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
