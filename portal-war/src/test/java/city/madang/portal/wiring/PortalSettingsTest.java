package city.madang.portal.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortalSettingsTest {
  private static final Map<String, String> LEAST =
      Map.of("MADANG_HOME", "/srv/madang", "MADANG_ELASTICSEARCH_URL", "http://127.0.0.1:9200");

  @Test
  void from_least_hasDefaults() {
    var settings = PortalSettings.from(LEAST);

    assertThat(settings.baseIri()).isEqualTo(URI.create("http://localhost:8080/"));
    assertThat(settings.sparqlTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.webhookAllowPrivate()).isFalse();
  }

  @Test
  void from_misspelt_namesIt() {
    var environment = new HashMap<>(LEAST);
    environment.put("MADANG_HOEM", "x");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortalSettings.from(environment))
        .withMessageContaining("MADANG_HOEM");
  }

  @Test
  void from_halfTruth_namesIt() {
    var environment = new HashMap<>(LEAST);
    environment.put("MADANG_WEBHOOK_ALLOW_PRIVATE", "yes");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortalSettings.from(environment))
        .withMessage("MADANG_WEBHOOK_ALLOW_PRIVATE must be true or false");
  }

  @Test
  void from_missing_namesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PortalSettings.from(Map.of("MADANG_HOME", "x")))
        .withMessageContaining("MADANG_ELASTICSEARCH_URL");
  }
}
