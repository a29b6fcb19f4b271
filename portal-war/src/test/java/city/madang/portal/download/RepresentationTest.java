package city.madang.portal.download;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.ContentCoding;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationTest {
  @ParameterizedTest
  @CsvSource({"IDENTITY, false, true", "IDENTITY, true, false", "GZIP, true, false"})
  void validators_oneOfSeveralCodings_haveAWeakDate(
      ContentCoding coding, boolean negotiated, boolean strong) {
    var representation =
        new Representation(
            "a.csv",
            "text/csv",
            coding,
            Path.of("a.csv"),
            1,
            "abc",
            Instant.EPOCH,
            Optional.empty(),
            negotiated);

    assertThat(representation.validators().dateIsStrong()).isEqualTo(strong);
  }
}
