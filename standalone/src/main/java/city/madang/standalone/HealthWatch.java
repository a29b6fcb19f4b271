package city.madang.standalone;

import java.util.function.BooleanSupplier;

/// Notices a portal that lives but no longer serves: every check fails for about a minute.
final class HealthWatch {
  /// One check in so many looks: with looks each 100 ms, one in 5 s.
  private static final int LOOKS_PER_CHECK = 50;

  private static final int FAILED_CHECKS = 12;

  private final BooleanSupplier healthy;
  private int looks;
  private int failed;

  HealthWatch(BooleanSupplier healthy) {
    this.healthy = healthy;
  }

  /// Called at each look, checks now and then, and tells whether to give up.
  boolean isBeyondRepair() {
    looks++;
    if (looks % LOOKS_PER_CHECK == 0) {
      failed = healthy.getAsBoolean() ? 0 : failed + 1;
    }
    return failed >= FAILED_CHECKS;
  }
}
