package city.madang.portal.search;

import city.madang.etl.dataset.DatasetId;
import java.net.URI;

/// Makes the IRIs of what was found.
///
/// @param baseIri of the portal, ending with `/`
public record SearchLinks(URI baseIri) {
  URI dataset(DatasetId id) {
    return baseIri.resolve("datasets/" + id);
  }
}
