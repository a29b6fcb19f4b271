package city.madang.etl.anonymize;

import java.lang.management.ManagementFactory;

/// CPU time of this thread.
final class CpuTime {
  private CpuTime() {}

  static long nanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static double secondsSince(long begunNanos) {
    return (nanos() - begunNanos) / 1e9;
  }
}
