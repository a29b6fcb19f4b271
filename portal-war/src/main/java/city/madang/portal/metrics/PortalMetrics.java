package city.madang.portal.metrics;

import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;

/// What monitoring reads: the JVM, and what the doors tell of themselves.
public final class PortalMetrics {
  static final String OPEN_METRICS = OpenMetricsTextFormatWriter.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final OpenMetricsTextFormatWriter writer = OpenMetricsTextFormatWriter.create();

  /// @param doors whose names are apart
  public PortalMetrics(List<MultiCollector> doors) {
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
    registry.register(() -> threads()); // the library's also looks for deadlocks, which takes long
    doors.forEach(registry::register);
  }

  private static GaugeSnapshot threads() {
    return GaugeSnapshot.builder()
        .name("jvm_threads_current")
        .help("Threads of the JVM, virtual ones aside")
        .dataPoint(
            GaugeDataPointSnapshot.builder()
                .value(ManagementFactory.getThreadMXBean().getThreadCount())
                .build())
        .build();
  }

  /// As OpenMetrics text.
  byte[] toBytes() {
    try {
      var out = new ByteArrayOutputStream();
      writer.write(out, registry.scrape());
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory cannot fail", impossible);
    }
  }
}
