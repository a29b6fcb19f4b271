package city.madang.portal.releases;

import city.madang.etl.release.Tombstone;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One release as JSON. A part that it does not have is absent.
///
/// @param iri of this very record
/// @param published when it became current
/// @param current whether all doors show it now
/// @param manifest address, as long as the release is kept
/// @param changes address of what is new against the release before, if it has that file
/// @param withdrawn if a steward took it back
/// @param retired if the dataset's retention ended it
public record ReleaseView(
    String dataset,
    String version,
    URI iri,
    Instant published,
    boolean current,
    @Nullable URI manifest,
    @Nullable URI changes,
    Tombstone.@Nullable Withdrawn withdrawn,
    Tombstone.@Nullable Retired retired) {}
