package city.madang.portal.sparql.status;

import city.madang.portal.sparql.lane.Lane;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How the door fares now.
///
/// @param lanes `cheap` and `heavy`
/// @param jobs that are kept, by their states
/// @param lately the last five minutes
public record SparqlStatus(
    long uptimeSeconds,
    DataStatus data,
    SortedMap<String, LaneStatus> lanes,
    SortedMap<String, Long> jobs,
    Figures lately,
    Figures sinceStart) {

  /// What queries read.
  ///
  /// @param state counts the changes since the start; absent while it changes
  /// @param published when the newest of the current releases was; absent if there is none
  /// @param ageSeconds since then
  public record DataStatus(
      @Nullable Long state, @Nullable Instant published, @Nullable Long ageSeconds) {}

  /// How full a lane is.
  ///
  /// @param running may be more than `places`, when queries turned out to be of this lane
  /// @param lost those of them that were told to end and do not
  /// @param mostLost of all lanes together; the places of more are not given to others
  public record LaneStatus(int running, int waiting, int places, int lost, int mostLost) {
    static LaneStatus of(Lane lane) {
      return new LaneStatus(
          lane.taken(), lane.waiting(), lane.places(), lane.lost(), lane.allLost().most());
    }
  }
}
