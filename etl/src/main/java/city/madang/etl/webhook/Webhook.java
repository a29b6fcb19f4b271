package city.madang.etl.webhook;

import city.madang.etl.dataset.DatasetId;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// An address that is told of releases.
///
/// @param id `wh_` and 16 hexadecimal digits
/// @param url where messages are posted; may hold a secret of the receiver, so it is never logged
/// @param datasets that it is told of, by id; none means all
/// @param active false once its receiver has answered 410 Gone
/// @param created when it was added
public record Webhook(
    String id, URI url, List<DatasetId> datasets, boolean active, Instant created) {
  public Webhook {
    datasets = List.copyOf(datasets);
  }

  @Override
  public String toString() {
    return id;
  }
}
