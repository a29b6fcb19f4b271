package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.PersonalData;
import java.util.List;

/// One entity: where it truly was, and what is released of it.
///
/// @param raw by time
/// @param released by piece, then by time
@PersonalData
public record TracedEntity(List<TruePoint> raw, List<ReleasedPoint> released) {
  public TracedEntity {
    raw = List.copyOf(raw);
    released = List.copyOf(released);
  }

  @Override
  public String toString() {
    return "TracedEntity[%d raw, %d released]".formatted(raw.size(), released.size());
  }
}
