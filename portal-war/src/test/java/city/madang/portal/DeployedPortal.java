package city.madang.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.standalone.ServerDeploymentHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// The real WAR in the real server, which Arquillian starts and stops.
///
/// The first test class deploys the WAR, and it stays for all: Arquillian itself would deploy and
/// undeploy it for each class.
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class DeployedPortal {
  private static boolean deployed;

  @BeforeAll
  static void deployOnce() throws Exception {
    if (!deployed) {
      PortalFixture.make();
      deploy(Path.of(System.getProperty("madang.test.war")));
      deployed = true;
    }
  }

  private static void deploy(Path war) throws Exception {
    int port = Integer.getInteger("madang.test.management.port");
    try (var server = ModelControllerClient.Factory.create("127.0.0.1", port);
        var content = Files.newInputStream(war)) {
      new ServerDeploymentHelper(server).deploy("portal.war", content);
    } catch (ServerDeploymentHelper.ServerDeploymentException e) {
      throw new IOException("see target/server/log/server.log", e);
    }
  }
}
