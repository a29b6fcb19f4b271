package city.madang.portal.openapi;

import city.madang.etl.export.Manifest;
import city.madang.etl.release.Release;
import java.util.List;

/// What a document tells of a release.
///
/// @param tables that can be asked for records
public record DescribedRelease(Release release, Manifest manifest, List<DescribedTable> tables) {
  public DescribedRelease {
    tables = List.copyOf(tables);
  }
}
