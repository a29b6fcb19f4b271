package city.madang.portal.catalog;

import city.madang.etl.release.Release;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All current files, in the forms that download tools read. The addresses are of versions: what
/// was listed can be fetched to its end, whatever is published meanwhile.
///
/// A release whose manifest is damaged stays in all of them with what the register knows, its
/// manifest and signature: a mirror that has it can go on checking these, one that has not meets
/// 503 `file-damaged` there, and nobody takes it for one that is published no more.
@Path("catalog")
@Dependent
public class MirrorResource {
  private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=utf-8";

  @Inject CurrentFiles files;

  /// Everything that is known of the files.
  @GET
  @Path("files.json")
  @Produces(MediaType.APPLICATION_JSON)
  public Response json(@Context Request request) {
    return answer(request, "json", MirrorList::new);
  }

  /// For `sha256sum -c`, at the root of a mirror.
  @GET
  @Path("SHA256SUMS")
  @Produces(TEXT)
  public Response sums(@Context Request request) {
    return answer(request, "sums", all -> lines(all, file -> file.sha256() + "  " + file.path()));
  }

  /// For `aria2c -M`.
  @GET
  @Path("files.meta4")
  @Produces("application/metalink4+xml")
  public Response metalink(@Context Request request) {
    return answer(request, "meta4", Metalink::of);
  }

  /// For `wget -x -nH -i`.
  @GET
  @Path("urls.txt")
  @Produces(TEXT)
  public Response urls(@Context Request request) {
    return answer(request, "urls", all -> lines(all, file -> file.url().toString()));
  }

  /// For `curl --create-dirs -K`, which has no other way to keep the folders.
  @GET
  @Path("curl.txt")
  @Produces(TEXT)
  public Response curl(@Context Request request) {
    return answer(
        request,
        "curl",
        all ->
            lines(all, file -> "url = \"%s\"\noutput = \"%s\"".formatted(file.url(), file.path())));
  }

  private Response answer(Request request, String form, Function<List<ReleaseFiles>, Object> body) {
    var releases = files.listReleases();
    var tag = new EntityTag(files.tag(releases) + "-" + form);
    var known = request.evaluatePreconditions(tag);
    var response = known == null ? list(releases, tag, body) : known.tag(tag);
    return response.header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  /// The tag is of the whole list: one that lacks something must be fetched again.
  private ResponseBuilder list(
      List<Release> releases, EntityTag tag, Function<List<ReleaseFiles>, Object> body) {
    var listed = files.listFiles(releases);
    var response = Response.ok(body.apply(listed));
    return listed.stream().allMatch(ReleaseFiles::isWhole) ? response.tag(tag) : response;
  }

  private static String lines(List<ReleaseFiles> releases, Function<MirrorFile, String> line) {
    return releases.stream()
        .flatMap(ReleaseFiles::all)
        .map(line)
        .collect(Collectors.joining("\n", "", releases.isEmpty() ? "" : "\n"));
  }
}
