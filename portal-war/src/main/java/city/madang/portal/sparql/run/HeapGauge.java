package city.madang.portal.sparql.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/// Tells whether nearly all of the heap is in use, whichever collector runs.
final class HeapGauge {
  private static final double FULL = 0.8;

  /// Where long-lived objects are; the pools of young ones have no usage threshold.
  private static final List<MemoryPoolMXBean> OLD =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
          .toList();

  private HeapGauge() {}

  /// Collects garbage before it says yes, so it is asked only while a query runs.
  static boolean isShort() {
    if (!isFull()) {
      return false;
    }
    System.gc();
    return isFull();
  }

  private static boolean isFull() {
    return OLD.stream()
        .map(MemoryPoolMXBean::getUsage)
        .anyMatch(usage -> usage.getMax() > 0 && usage.getUsed() > FULL * usage.getMax());
  }
}
