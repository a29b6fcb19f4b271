package city.madang.portal.wiring;

import city.madang.etl.release.ReleaseRegister;
import city.madang.etl.webhook.Deliveries;
import city.madang.etl.webhook.Destinations;
import city.madang.etl.webhook.Dispatcher;
import city.madang.etl.webhook.HostLookup;
import city.madang.etl.webhook.WebhookClient;
import city.madang.etl.webhook.Webhooks;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/// Puts together what tells subscribers of releases.
@ApplicationScoped
public class WebhookWiring {
  private static final int PERIOD_SECONDS = 2;

  /// As many receivers can be slow at a time before others wait.
  private static final int SENDERS = 8;

  private static final Duration LONGEST_TRY = Duration.ofSeconds(30);

  private final List<ExecutorService> executors = new ArrayList<>();

  @Resource(lookup = "java:jboss/datasources/MadangDS")
  @SuppressWarnings("NullAway.Init") // by the container, before anything is produced
  private DataSource dataSource;

  @Resource
  @SuppressWarnings("NullAway.Init") // by the container, before anything is produced
  private ManagedThreadFactory threads;

  /// Begins to send; what an earlier process left is sent too.
  void start(@Observes @Initialized(ApplicationScoped.class) Object event, Dispatcher dispatcher) {
    // Its future would only tell of exceptions, which a round lets none out of.
    var _ =
        timer()
            .scheduleWithFixedDelay(
                dispatcher::round, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  @Produces
  @Singleton
  Destinations destinations(PortalSettings settings) {
    return new Destinations(HostLookup.SYSTEM, settings.webhookAllowPrivate());
  }

  @Produces
  @Singleton
  Webhooks webhooks(Destinations destinations) {
    return new Webhooks(dataSource, destinations, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Deliveries deliveries() {
    return new Deliveries(dataSource);
  }

  @Produces
  @Singleton
  WebhookClient webhookClient(Destinations destinations) {
    return new WebhookClient(destinations, timer(), LONGEST_TRY, Clock.systemUTC());
  }

  void close(@Disposes WebhookClient client) {
    client.close();
  }

  /// @param register has brought the database up to date
  @Produces
  @Singleton
  Dispatcher dispatcher(
      PortalSettings settings,
      ReleaseRegister register,
      Webhooks webhooks,
      Deliveries deliveries,
      WebhookClient client) {
    var senders = Executors.newFixedThreadPool(SENDERS, threads);
    executors.add(senders);
    return new Dispatcher(
        webhooks, deliveries, register, settings.baseIri(), client, senders, Clock.systemUTC());
  }

  @PreDestroy
  void stop() {
    executors.forEach(ExecutorService::shutdownNow);
  }

  private ScheduledExecutorService timer() {
    var timer = Executors.newSingleThreadScheduledExecutor(threads);
    executors.add(timer);
    return timer;
  }
}
