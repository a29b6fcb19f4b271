package city.madang.portal.records;

import city.madang.etl.release.Release;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Addresses of pages.
///
/// @param baseIri of the portal, ending with `/`
public record RecordsAddresses(URI baseIri) {
  /// The next page: of the same version, so that a walk never sees two.
  String next(Release release, RecordsRequest request, String table, String cursor) {
    var texts = request.texts();
    return baseIri.resolve(
            "api/datasets/%s/releases/%s/records".formatted(release.dataset(), release.version()))
        + "?table="
        + encode(table)
        + parameter("select", texts.select())
        + parameter("where", texts.where())
        + parameter("groupby", texts.groupby())
        + parameter("orderby", texts.orderby())
        + parameter("format", request.format())
        + "&limit="
        + request.limit()
        + "&cursor="
        + cursor;
  }

  private static String parameter(String name, String value) {
    return value.isEmpty() ? "" : "&" + name + "=" + encode(value);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
