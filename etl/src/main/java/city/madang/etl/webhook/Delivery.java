package city.madang.etl.webhook;

import city.madang.etl.dataset.DatasetId;
import java.time.Instant;

/// One release that one webhook must be told of.
///
/// @param id the same at every try; receivers know repeated messages by it
/// @param webhook id of the receiver
/// @param dataset that has a new release
/// @param version of the new release
/// @param previous the version before; empty for the first release
/// @param published when it became current
/// @param attempts how often it was tried
/// @param due when it is tried next, or was last
/// @param reason why the last try failed; empty before
public record Delivery(
    String id,
    String webhook,
    DatasetId dataset,
    String version,
    String previous,
    Instant published,
    int attempts,
    Instant due,
    String reason) {}
