package city.madang.etl.privacy.report;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.privacy.attack.Successive;
import city.madang.etl.privacy.report.PrivacyReport.Method;
import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.trajectory.DropCause;
import city.madang.etl.privacy.trajectory.TrackTally;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.UnicityFigures;
import city.madang.etl.privacy.verify.Verification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// `privacy.json` of a release that was made of points of moving entities.
///
/// @param policy what was required, besides `k`
/// @param trajectory what became of trips and points
/// @param successive what earlier releases add
public record TrajectoryReport(
    String dataset,
    RowFigures rows,
    Verification.SmallestClass k,
    long classes,
    double loss,
    long discernibility,
    double averageClassSize,
    Method recoding,
    double cpuSeconds,
    String verdict,
    List<String> reasons,
    VerifiedFile file,
    TrajectoryPolicy policy,
    Trajectory trajectory,
    Successive successive)
    implements Report {
  /// @throws IllegalArgumentException if verdict, reasons and figures do not agree
  public TrajectoryReport {
    reasons = List.copyOf(reasons);
    Verdict.require(verdict, reasons, classes > 0 && k.entities() >= k.required() && rows.addUp());
  }

  /// What became of trips and points.
  ///
  /// @param trips that the points were split into
  /// @param tripsReleased those with a released piece, or counted in a flow
  /// @param pieces that trimming left
  /// @param pointsKept points of these pieces
  /// @param pointsDroppedBy by cause: `ends`, `stops`, `turns`, `speed`, `area`, `cuts`
  /// @param unicity what known points single out; of flows, what points would have given
  /// @param released `points`, `flows`, or `nothing` of a refused run
  public record Trajectory(
      long trips,
      long tripsReleased,
      long pieces,
      long pointsKept,
      SequencedMap<String, Long> pointsDroppedBy,
      Unicity unicity,
      String released) {
    public Trajectory {
      pointsDroppedBy = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pointsDroppedBy));
    }

    private static final Trajectory NONE =
        new Trajectory(
            0, 0, 0, 0, new LinkedHashMap<>(), Unicity.of(UnicityFigures.NONE), "nothing");

    /// The figures of a run.
    public static Trajectory of(
        TrackTally tally, long tripsReleased, UnicityFigures unicity, String released) {
      return new Trajectory(
          tally.trips(),
          tripsReleased,
          tally.pieces(),
          tally.kept(),
          dropped(tally),
          Unicity.of(unicity),
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

  /// Share of the pieces that so many known points single out, 0–1.
  ///
  /// @param placeAndTime if place and time of the points are known
  /// @param allPublished if all that is published of them is, and their order: the policy's bound
  public record Unicity(
      SequencedMap<String, Double> placeAndTime, SequencedMap<String, Double> allPublished) {
    public Unicity {
      placeAndTime = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(placeAndTime));
      allPublished = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(allPublished));
    }

    private static Unicity of(UnicityFigures figures) {
      return new Unicity(byPoints(figures.placeAndTime()), byPoints(figures.allPublished()));
    }

    private static SequencedMap<String, Double> byPoints(List<Double> shares) {
      var byPoints = new LinkedHashMap<String, Double>();
      shares.forEach(share -> byPoints.put(String.valueOf(byPoints.size() + 1), share));
      return byPoints;
    }
  }

  /// The report on points.
  public static TrajectoryReport ofPoints(
      DatasetId dataset,
      TrajectoryPolicy policy,
      Verification verified,
      double cpuSeconds,
      VerifiedFile file) {
    var method = new Method("pieces", new LinkedHashMap<>());
    return of(dataset, policy, verified, verified.reasons(), method, cpuSeconds, file);
  }

  /// The report on flows.
  ///
  /// @param plan that merged cells and windows
  public static TrajectoryReport ofFlows(
      DatasetId dataset,
      TrajectoryPolicy policy,
      Verification verified,
      Plan plan,
      double cpuSeconds,
      VerifiedFile file) {
    var method = new Method(plan.method(), plan.levels());
    return of(dataset, policy, verified, Verdict.reasons(verified, plan), method, cpuSeconds, file);
  }

  private static TrajectoryReport of(
      DatasetId dataset,
      TrajectoryPolicy policy,
      Verification verified,
      List<String> reasons,
      Method method,
      double cpuSeconds,
      VerifiedFile file) {
    return new TrajectoryReport(
        dataset.value(),
        verified.rows(),
        verified.k(),
        verified.classes(),
        verified.loss(),
        verified.discernibility(),
        verified.averageClassSize(),
        method,
        cpuSeconds,
        Verdict.of(reasons),
        reasons,
        file,
        policy,
        Trajectory.NONE,
        Successive.none("nothing is released"));
  }

  /// The report on points of which nothing can be released.
  ///
  /// @param rows published and suppressed are 0
  /// @param file the source that was refused
  public static TrajectoryReport refused(
      DatasetId dataset,
      PrivacyPolicy required,
      RowFigures rows,
      List<String> reasons,
      VerifiedFile file) {
    return new TrajectoryReport(
        dataset.value(),
        rows,
        new Verification.SmallestClass(required.k(), 0, 0),
        0,
        1,
        0,
        0,
        new Method("none", new LinkedHashMap<>()),
        0,
        Verdict.REFUSED,
        reasons,
        file,
        required.trajectory().orElseThrow(),
        Trajectory.NONE,
        Successive.none("nothing is released"));
  }

  /// The same with what became of trips and points.
  public TrajectoryReport with(Trajectory figures) {
    return with(reasons, figures, successive);
  }

  /// The same, laid beside earlier releases: what they add speaks against publication too.
  public TrajectoryReport with(Successive figures) {
    var all = new ArrayList<>(reasons);
    all.addAll(figures.reasons(k.required()));
    return with(all, trajectory, figures);
  }

  private TrajectoryReport with(List<String> all, Trajectory figures, Successive earlier) {
    return new TrajectoryReport(
        dataset,
        rows,
        k,
        classes,
        loss,
        discernibility,
        averageClassSize,
        recoding,
        cpuSeconds,
        Verdict.of(all),
        all,
        file,
        policy,
        figures,
        earlier);
  }
}
