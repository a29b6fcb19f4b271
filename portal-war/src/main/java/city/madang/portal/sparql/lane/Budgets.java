package city.madang.portal.sparql.lane;

import static city.madang.portal.problem.ProblemType.SPARQL_QUOTA;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// The query time that each client has left: so much a minute, and unused time of one minute.
/// Thread-safe.
public final class Budgets {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MANY = 10_000;

  private final long mostNanos;
  private final LongSupplier clock;
  private final String policy;
  private final Map<String, Account> accounts = new HashMap<>();

  /// @param most of a client, a minute
  /// @param clock in nanoseconds
  public Budgets(Duration most, LongSupplier clock) {
    this.mostNanos = most.toNanos();
    this.clock = clock;
    this.policy = "\"query-seconds\";q=%d;w=%d".formatted(most.toSeconds(), WINDOW.toSeconds());
  }

  /// Problems: 429 `sparql-quota`.
  public void check(String client) {
    var left = left(client);
    if (left.usableIn() > 0) {
      throw SPARQL_QUOTA
          .with(
              "a client has %d s of query time a minute: wait, or download the dataset's files"
                  .formatted(Duration.ofNanos(mostNanos).toSeconds()))
          .withHeader("Retry-After", Long.toString(left.usableIn()));
    }
  }

  /// Takes what a query has used, which may be more than was left, up to all of a minute more.
  public synchronized void charge(String client, long nanos) {
    if (accounts.size() > MANY) {
      accounts.values().removeIf(account -> account.usedNow() == 0);
    }
    accounts.computeIfAbsent(client, _ -> new Account()).charge(nanos);
  }

  /// Takes the time of a query while it runs.
  public Meter meter(String client) {
    return new Meter(client);
  }

  /// What a client has left.
  public synchronized Left left(String client) {
    var account = accounts.get(client);
    double used = account == null ? 0 : account.usedNow();
    double backNanos = mostNanos / (double) WINDOW.toSeconds();
    return new Left(
        (long) ((mostNanos - used) / 1e9),
        (long) Math.ceil(used / backNanos),
        used < mostNanos ? 0 : 1 + (long) Math.ceil((used - mostNanos) / backNanos));
  }

  /// The policy and what is left of it, as headers tell it.
  ///
  /// Source: draft-ietf-httpapi-ratelimit-headers, `RateLimit-Policy` and `RateLimit`.
  public String policy() {
    return policy;
  }

  /// Time of a client.
  ///
  /// @param seconds that are left; below 0 if more was used
  /// @param fullIn seconds until all of it is back
  /// @param usableIn seconds until some is left; 0 if it is
  public record Left(long seconds, long fullIn, long usableIn) {
    /// The value of `RateLimit`.
    public String header() {
      return "\"query-seconds\";r=" + Math.max(0, seconds) + ";t=" + fullIn;
    }
  }

  /// Measures one query. Thread-safe.
  public final class Meter {
    private final String client;
    private long chargedUntil = clock.getAsLong();

    private Meter(String client) {
      this.client = client;
    }

    /// Takes what it has used since it was last charged.
    public synchronized void charge() {
      long now = clock.getAsLong();
      Budgets.this.charge(client, now - chargedUntil);
      chargedUntil = now;
    }
  }

  private final class Account {
    private double usedNanos;
    private long atNanos = clock.getAsLong();

    double usedNow() {
      long now = clock.getAsLong();
      double back = (now - atNanos) * (mostNanos / (double) WINDOW.toNanos());
      return Math.max(0, usedNanos - back);
    }

    void charge(long nanos) {
      usedNanos = Math.min(usedNow() + nanos, 2.0 * mostNanos);
      atNanos = clock.getAsLong();
    }
  }
}
