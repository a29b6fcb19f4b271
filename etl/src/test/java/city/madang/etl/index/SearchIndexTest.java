package city.madang.etl.index;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SearchIndexTest {
  @Test
  void search_noNodeThere_isOneKindOfFailure() throws IOException {
    try (var index = new SearchIndex(URI.create("http://127.0.0.1:" + freePort()))) {
      assertThatExceptionOfType(SearchIndexException.class)
          .isThrownBy(() -> index.search("stop", 10))
          .withMessage("search: no answer");
    }
  }

  @Test
  void new_numbersOutsideTheirRange_areRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> SearchRequest.of("stop", 0));
    assertThatIllegalArgumentException().isThrownBy(() -> SearchRequest.of("stop", 1_001));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(91, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Place(0, Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new IndexedRow(
                    IndexTestData.row("stops", 1, "").dataset(),
                    "t",
                    0,
                    Map.of(),
                    List.of(),
                    Optional.empty()));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
