package city.madang.etl.privacy.report;

import city.madang.etl.privacy.trajectory.DropCause;
import city.madang.etl.privacy.trajectory.TrackTally;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.Verification;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// `privacy.json` of a release that was made of points: all members of [PrivacyReport], under the
/// same rules, and `trajectory`.
public record TrajectoryReport(
    String dataset,
    RowFigures rows,
    Verification.SmallestClass k,
    long classes,
    double loss,
    long discernibility,
    double averageClassSize,
    PrivacyReport.Method recoding,
    double cpuSeconds,
    String verdict,
    List<String> reasons,
    PrivacyReport.VerifiedFile file,
    Trajectory trajectory) {
  /// @throws IllegalArgumentException if verdict, reasons and figures do not agree
  public TrajectoryReport {
    var checked =
        new PrivacyReport(
            dataset,
            rows,
            k,
            classes,
            loss,
            discernibility,
            averageClassSize,
            recoding,
            cpuSeconds,
            verdict,
            reasons,
            file);
    reasons = checked.reasons();
  }

  /// What became of trips and points.
  ///
  /// @param trips that the points were split into
  /// @param tripsReleased those with a released piece, or counted in a flow
  /// @param pieces that trimming left
  /// @param pointsKept points of these pieces
  /// @param pointsDroppedBy by cause: `ends`, `stops`, `turns`, `speed`, `area`, `cuts`
  /// @param unicity share of the pieces that 1, 2, 3 and 4 of their points single out, 0–1; of
  ///   flows, what points would have given
  /// @param released `points`, `flows`, or `nothing` of a refused run
  public record Trajectory(
      long trips,
      long tripsReleased,
      long pieces,
      long pointsKept,
      SequencedMap<String, Long> pointsDroppedBy,
      SequencedMap<String, Double> unicity,
      String released) {
    public Trajectory {
      pointsDroppedBy = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pointsDroppedBy));
      unicity = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(unicity));
    }

    /// The figures of a run.
    public static Trajectory of(
        TrackTally tally, long tripsReleased, List<Double> unicity, String released) {
      var shares = new LinkedHashMap<String, Double>();
      for (int i = 0; i < unicity.size(); i++) {
        shares.put(String.valueOf(i + 1), unicity.get(i));
      }
      return new Trajectory(
          tally.trips(),
          tripsReleased,
          tally.pieces(),
          tally.kept(),
          dropped(tally),
          shares,
          released);
    }

    private static SequencedMap<String, Long> dropped(TrackTally tally) {
      var dropped = new LinkedHashMap<String, Long>();
      for (var cause : DropCause.values()) {
        dropped.put(cause.name().toLowerCase(Locale.ROOT), tally.dropped(cause));
      }
      return dropped;
    }
  }

  /// `report` with what became of trips and points.
  public static TrajectoryReport of(PrivacyReport report, Trajectory trajectory) {
    return new TrajectoryReport(
        report.dataset(),
        report.rows(),
        report.k(),
        report.classes(),
        report.loss(),
        report.discernibility(),
        report.averageClassSize(),
        report.recoding(),
        report.cpuSeconds(),
        report.verdict(),
        report.reasons(),
        report.file(),
        trajectory);
  }
}
