package city.madang.etl.release.budget;

import city.madang.etl.dataset.NoisePolicy.Budget;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/// One spend that was granted.
///
/// @param number 1-based place in the chain
/// @param totals what the dataset declared; nothing in entries from before they were kept
/// @param previous hash of the entry before; zeros for the first one
/// @param hash SHA-256 over all the others
record LedgerEntry(
    long number,
    String domain,
    String dataset,
    String version,
    String releaseKey,
    String mechanism,
    BigDecimal epsilon,
    BigDecimal delta,
    Period window,
    Optional<Totals> totals,
    Instant reservedAt,
    String previous,
    String hash) {
  private static final double DAYS_OF_A_MONTH = 365.2425 / 12;

  /// What may be spent in a window.
  record Totals(BigDecimal epsilon, BigDecimal delta) {}

  /// What stands before the first entry.
  static final String START = "0".repeat(64);

  static LedgerEntry after(long number, String previous, Spend spend, Instant now) {
    var open =
        new LedgerEntry(
            number,
            spend.budget().domain(),
            spend.dataset().value(),
            spend.version(),
            spend.releaseKey(),
            spend.mechanism(),
            spend.epsilon(),
            spend.delta(),
            spend.budget().window(),
            Optional.of(new Totals(spend.budget().epsilon(), spend.budget().delta())),
            now,
            previous,
            "");
    return open.withHash(open.computeHash());
  }

  private LedgerEntry withHash(String computed) {
    return new LedgerEntry(
        number,
        domain,
        dataset,
        version,
        releaseKey,
        mechanism,
        epsilon,
        delta,
        window,
        totals,
        reservedAt,
        previous,
        computed);
  }

  /// Tells whether a budget of the same domain would allow what this entry's would not.
  boolean isStricterThan(Budget budget) {
    return totals
        .filter(
            total ->
                total.epsilon().compareTo(budget.epsilon()) < 0
                    || total.delta().compareTo(budget.delta()) < 0
                    || days(window) > days(budget.window()))
        .isPresent();
  }

  /// Months are made of equal days here, so that which window is longer does not depend on the day.
  private static double days(Period period) {
    return period.toTotalMonths() * DAYS_OF_A_MONTH + period.get(ChronoUnit.DAYS);
  }

  boolean isOf(Spend spend) {
    return domain.equals(spend.budget().domain())
        && dataset.equals(spend.dataset().value())
        && releaseKey.equals(spend.releaseKey());
  }

  /// When it no longer counts against a budget.
  Instant frees(Period budgetWindow) {
    return reservedAt.atOffset(ZoneOffset.UTC).plus(budgetWindow).toInstant();
  }

  String computeHash() {
    var text =
        String.join(
            "\n",
            Long.toString(number),
            domain,
            dataset,
            version,
            releaseKey,
            mechanism,
            epsilon.toPlainString(),
            delta.toPlainString(),
            window.toString(),
            reservedAt.toString(),
            previous);
    var declared =
        totals
            .map(
                total ->
                    "\n" + total.epsilon().toPlainString() + "\n" + total.delta().toPlainString())
            .orElse("");
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest((text + declared).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
