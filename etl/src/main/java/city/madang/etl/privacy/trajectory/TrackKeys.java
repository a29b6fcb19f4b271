package city.madang.etl.privacy.trajectory;

/// The secrets of a run.
///
/// Hidden circles and pauses are the same in all releases: with other shifts each day, the circles
/// of many days around one home would have it in their common middle, and the same trip would be
/// cut twice at other places. Pseudonyms are new in each release.
///
/// @param pseudonyms of this run alone; destroyed with it
/// @param places of hidden circles and pauses; kept with the register of releases
public record TrackKeys(RunKey pseudonyms, RunKey places) {
  /// The keys of a trial, which has no releases before it.
  public static TrackKeys trial(RunKey key) {
    return new TrackKeys(key, key);
  }

  @Override
  public String toString() {
    return "***";
  }
}
