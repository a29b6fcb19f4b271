package city.madang.portal.wiring;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/// All resources of the WAR, at the root.
@ApplicationPath("/")
public class PortalApplication extends Application {}
