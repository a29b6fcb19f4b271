package city.madang.etl.privacy.report;

import city.madang.etl.privacy.report.PrivacyReport.VerifiedFile;
import city.madang.etl.privacy.verify.NoisyVerification;
import java.math.BigDecimal;
import java.util.List;

/// The proof that goes with a release of noisy counts: `privacy.json`, its members named as here.
///
/// How many rows the source had is not told: exact figures would undo the noise.
///
/// @param rows of the released file
/// @param verdict `published` or `refused`
/// @param file what was verified
public record NoiseReport(
    String dataset, Rows rows, Noise noise, String verdict, List<String> reasons, VerifiedFile file)
    implements Report {
  /// @throws IllegalArgumentException if verdict, reasons and figures do not agree
  public NoiseReport {
    reasons = List.copyOf(reasons);
    Verdict.require(
        verdict, reasons, rows.published() > 0 && !noise.budget().ledgerHash().isEmpty());
  }

  /// The report, whose verdict follows from what the verifier found.
  public static NoiseReport of(
      String dataset, NoisyVerification verified, Noise noise, VerifiedFile file) {
    var rows =
        new Rows(
            verified.cells(),
            verified.leftOut().stream().boxed().toList(),
            verified.negative(),
            verified.meanCount());
    var reasons = verified.reasons();
    return new NoiseReport(dataset, rows, noise, Verdict.of(reasons), reasons, file);
  }

  /// Cells of the released file: all of this stands there, so nothing more is told by it.
  ///
  /// @param leftOut of the public keys, below the floor: one number; none if keys are not public
  /// @param negative with a count below 0
  /// @param meanCount 0 without any
  public record Rows(long published, List<Long> leftOut, long negative, double meanCount) {
    public Rows {
      leftOut = List.copyOf(leftOut);
    }
  }

  /// What was promised, and by what noise.
  ///
  /// @param epsilon of the whole release
  /// @param delta of the whole release
  /// @param contribution most rows of one entity that were counted
  /// @param keys `public` if every cell was released, `threshold` if small ones were left out
  /// @param floor smallest count released: one number, or none
  /// @param columns the noise of each column
  public record Noise(
      BigDecimal epsilon,
      BigDecimal delta,
      int contribution,
      String keys,
      List<Long> floor,
      List<ColumnNoise> columns,
      BudgetUse budget) {
    public Noise {
      floor = List.copyOf(floor);
      columns = List.copyOf(columns);
    }
  }

  /// The noise of one column.
  ///
  /// @param epsilonShare 1 / this of the release's ε is spent on it
  /// @param sensitivity most that one entity changes the column by, all cells together
  /// @param step values are multiples of it
  /// @param standardDeviation of the noise, in units of the column
  public record ColumnNoise(
      String name, int epsilonShare, long sensitivity, long step, double standardDeviation) {}

  /// What this and other releases have spent.
  ///
  /// @param ledger `persistent`, or `none: …` for a trial
  /// @param spent ε of the window, this release among it
  /// @param ledgerEntry number of the release's entry in the ledger; 0 if nothing was reserved
  /// @param ledgerHash of the release's entry, which covers all entries before it, so that a ledger
  ///   that lost them contradicts what is published; empty if nothing was reserved
  public record BudgetUse(
      String ledger,
      BigDecimal total,
      BigDecimal spent,
      BigDecimal deltaTotal,
      BigDecimal deltaSpent,
      String window,
      String domain,
      long ledgerEntry,
      String ledgerHash) {}
}
