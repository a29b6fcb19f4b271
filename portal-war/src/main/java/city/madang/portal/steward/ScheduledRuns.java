package city.madang.portal.steward;

import city.madang.etl.job.Publisher;
import city.madang.etl.job.Schedules;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes datasets when their schedules say so, as long as the portal runs; and finishes
/// switches and deletions that stand open because a door did not answer.
///
/// Times that pass while the portal is down are not made up for: the next one does.
public final class ScheduledRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduledRuns.class);
  private static final int PERIOD_SECONDS = 15;

  private final Schedules schedules;
  private final Publisher publisher;
  private final Clock clock;
  private final ScheduledExecutorService executor;
  private Instant last;

  public ScheduledRuns(
      Schedules schedules, Publisher publisher, Clock clock, ScheduledExecutorService executor) {
    this.schedules = schedules;
    this.publisher = publisher;
    this.clock = clock;
    this.executor = executor;
    this.last = clock.instant();
  }

  /// Looks at the schedules from now on.
  public void start() {
    // Its future would only tell of exceptions, which `publishDue` lets none out of.
    var _ =
        executor.scheduleWithFixedDelay(
            this::publishDue, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /// An exception would end the schedule for good, so it is told and the next round tries again.
  private void publishDue() {
    try {
      publisher.settle();
      var now = clock.instant();
      schedules.due(last, now).forEach(publisher::publish);
      last = now;
      publisher.deleteRemains();
    } catch (RuntimeException failure) {
      if (executor.isShutdown()) { // what it reads is closed meanwhile
        LOG.debug("the schedules are no longer followed", failure);
      } else {
        LOG.error("the schedules could not be followed", failure);
      }
    }
  }
}
