package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTest {
  @Test
  void ready_detached_namesTheCommandThatStopsIt() {
    assertThat(Session.ready(true)).contains("madang down").doesNotContain("Ctrl-C");
    assertThat(Session.ready(false)).contains("Ctrl-C");
  }
}
