package city.madang.etl.anonymize;

import city.madang.etl.privacy.noise.NoiseKey;
import city.madang.etl.release.Home;
import city.madang.etl.release.SecretFile;
import city.madang.etl.release.budget.BudgetLedger;
import city.madang.etl.release.budget.DatabaseLedger;
import city.madang.etl.release.budget.LedgerAnchor;
import city.madang.etl.release.budget.TrialLedger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// What noise needs of the world.
///
/// @param ledger that pays for it
/// @param key that fixes it; read or made when it is needed first
public record NoiseMeans(BudgetLedger ledger, Supplier<NoiseKey> key) {
  /// The ledger and the key of a home.
  public static NoiseMeans of(Home home, DataSource database, Clock clock) {
    return new NoiseMeans(
        new DatabaseLedger(database, clock, new LedgerAnchor(home.budgetAnchor())),
        () -> new NoiseKey(SecretFile.readOrCreate(home.noiseKey(), NoiseKey.BYTES)));
  }

  /// For a release that is only tried: nothing is spent, and its key is forgotten.
  public static NoiseMeans trial(Clock clock) {
    var secret = new byte[NoiseKey.BYTES];
    new SecureRandom().nextBytes(secret);
    var key = new NoiseKey(secret);
    return new NoiseMeans(new TrialLedger(clock), () -> key);
  }
}
