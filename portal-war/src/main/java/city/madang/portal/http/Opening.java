package city.madang.portal.http;

import java.time.Duration;

/// Whether the server hands requests to the portal: until then, what can wait should leave the
/// processors to the start. No server tells an application so, but the first request does.
public final class Opening {
  /// A server that nobody asks has usually been open for long by then.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final long begun = System.nanoTime();
  private volatile boolean asked;

  /// Notes that a request was answered.
  public void noteRequest() {
    asked = true;
  }

  public boolean isOpen() {
    return asked || System.nanoTime() - begun > LONGEST.toNanos();
  }
}
