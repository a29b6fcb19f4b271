package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentFailureTest {
  @TempDir Path folder;

  @Test
  void find_noMarker_isEmpty() {
    assertThat(DeploymentFailure.find(folder.resolve("portal.war.failed"))).isEmpty();
  }

  @Test
  void find_markerOfWildFly_tellsTheInnermostCause() throws IOException {
    var marker =
        Files.writeString(
            folder.resolve("portal.war.failed"),
            """
            "{\\"WFLYCTL0080: Failed services\\" => {\\"jboss.deployment.unit.undertow-deployment\\" => \\"java.lang.RuntimeException: java.lang.IllegalArgumentException: unknown settings: [MADANG_FOO]
                Caused by: java.lang.RuntimeException: java.lang.IllegalArgumentException: unknown settings: [MADANG_FOO]
                Caused by: java.lang.IllegalArgumentException: unknown settings: [MADANG_FOO]\\"}}\"\
            """);

    assertThat(DeploymentFailure.find(marker)).hasValue("unknown settings: [MADANG_FOO]");
  }

  @Test
  void find_markerWithoutCause_saysThatItFailed() throws IOException {
    var marker = Files.writeString(folder.resolve("portal.war.failed"), "{}");

    assertThat(DeploymentFailure.find(marker)).hasValue("its deployment failed");
  }
}
