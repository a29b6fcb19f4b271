package city.madang.etl.quality;

import java.math.BigDecimal;
import java.util.List;

/// Stops a run whose source has too many bad rows, or none at all.
public final class QualityGate {
  private QualityGate() {}

  /// Passes when the share of rejected rows is at most `limit`.
  ///
  /// @param file the source as the steward knows it
  /// @param limit 0–1
  /// @param rejects the first of them is named
  /// @throws QualityRefusal naming file, count, first line, reason and remedy
  public static void check(
      String file, double limit, long read, long rejected, List<Reject> rejects) {
    if (read == 0) {
      throw new QualityRefusal(
          file + ": there is no row below the heading; deliver a file with rows");
    }
    if (rejected > limit * read) {
      throw new QualityRefusal(tooMany(file, limit, read, rejected, rejects));
    }
  }

  private static String tooMany(
      String file, double limit, long read, long rejected, List<Reject> rejects) {
    return "%s: %d of %d rows rejected, more than the %s %% allowed%s; "
            .formatted(file, rejected, read, percent(limit), first(rejects))
        + "correct them (madang check --out DIR lists the lines),"
        + " or allow more by quality: {rejects: …} in dataset.yaml";
  }

  /// After a torn quote the engine may count a reject that nobody could place.
  private static String first(List<Reject> rejects) {
    return rejects.stream()
        .findFirst()
        .map(reject -> "; first at line %d: %s".formatted(reject.line(), reason(reject)))
        .orElse("");
  }

  private static String reason(Reject reject) {
    return reject.field().isEmpty()
        ? reject.reason()
        : "column %s: %s".formatted(reject.field(), reject.reason());
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }
}
