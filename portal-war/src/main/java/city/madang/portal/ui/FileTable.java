package city.madang.portal.ui;

import static city.madang.portal.http.Html.escape;

import city.madang.etl.export.Manifest;
import city.madang.etl.export.ReleasedFile;
import city.madang.portal.http.Language;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/// The files of a release, each with its proof.
///
/// @param language of the words
record FileTable(Language language) {
  String of(Manifest manifest) {
    return """
    <div class="scroll" role="region" tabindex="0" aria-labelledby="files"><table>
    <thead><tr><th scope="col">%s</th><th scope="col">%s</th><th scope="col">SHA-256</th></tr></thead>
    <tbody>
    %s</tbody></table></div>
    %s\
    """
        .formatted(
            language.of("파일", "File"),
            language.of("크기", "Size"),
            manifest.files().stream()
                .map(file -> row(manifest.dataset(), file))
                .collect(Collectors.joining()),
            manifest.leftOut().stream()
                .map(
                    left ->
                        "<p class=\"quiet\">%s: <code>%s</code> <span lang=\"en\">%s</span></p>\n"
                            .formatted(
                                language.of("없는 파일", "Left out"),
                                escape(left.name()),
                                escape(left.reason())))
                .collect(Collectors.joining()));
  }

  private static String row(String dataset, ReleasedFile file) {
    return """
    <tr><th scope="row"><a href="/datasets/%s/latest/%s" type="%s">%s</a></th>\
    <td class="number">%s</td><td><code class="hash">%s</code></td></tr>
    """
        .formatted(
            dataset,
            URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"),
            escape(file.mediaType()),
            escape(file.name()),
            size(file.sizeBytes()),
            file.sha256());
  }

  private static String size(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
