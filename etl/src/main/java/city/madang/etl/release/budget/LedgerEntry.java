package city.madang.etl.release.budget;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HexFormat;

/// One spend that was granted.
///
/// @param number 1-based place in the chain
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
    Instant reservedAt,
    String previous,
    String hash) {
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
        reservedAt,
        previous,
        computed);
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
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
