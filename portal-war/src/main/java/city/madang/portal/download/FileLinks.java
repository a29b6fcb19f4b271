package city.madang.portal.download;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.release.ReleaseEntry.Position;
import city.madang.etl.release.ReleaseHistory;
import city.madang.portal.download.DownloadOutcome.Listed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// Where a client can go from a file of a release: other releases, what describes it, its license.
///
/// Source: RFC 5829 for versions, RFC 8288 for the header. Targets are relative to the file, so
/// that they hold behind any proxy. A file is kept for years by whoever has fetched it, so a
/// successor may be missing: `latest-version` and `version-history` never change.
public final class FileLinks {
  private static final Pattern SPDX = Pattern.compile("[A-Za-z0-9.+-]+");

  private final ReleaseHistory history;

  public FileLinks(ReleaseHistory history) {
    this.history = history;
  }

  /// Value of the `Link` header.
  String of(Listed listed) {
    var release = listed.release();
    var name = listed.file().name();
    var releases = "../../../../api/datasets/%s/releases".formatted(release.dataset());
    var place = new Position(release.published(), release.version());
    var links = new StringJoiner(", ");
    links.add(link("../../latest/" + encode(name), "latest-version"));
    links.add(link(releases, "version-history"));
    history
        .findBefore(release.dataset(), place)
        .map(before -> releases + "/" + before.release().version())
        .ifPresent(target -> links.add(link(target, "predecessor-version")));
    history
        .findAfter(release.dataset(), place)
        .map(after -> releases + "/" + after.release().version())
        .ifPresent(target -> links.add(link(target, "successor-version")));
    describe(listed, links);
    return links.toString();
  }

  private static void describe(Listed listed, StringJoiner links) {
    var name = listed.file().name();
    if (!Manifests.isAbout(name)) {
      links.add(link(Manifests.FILE, "describedby"));
    }
    if (!name.equals(SchemaFiles.SCHEMA)
        && listed.siblings().stream().anyMatch(file -> file.name().equals(SchemaFiles.SCHEMA))) {
      links.add(link(SchemaFiles.SCHEMA, "describedby"));
    }
    if (SPDX.matcher(listed.license()).matches()) {
      links.add(link("https://spdx.org/licenses/" + listed.license(), "license"));
    }
  }

  private static String link(String target, String relation) {
    return "<%s>; rel=\"%s\"".formatted(target, relation);
  }

  private static String encode(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
