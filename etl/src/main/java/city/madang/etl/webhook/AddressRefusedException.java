package city.madang.etl.webhook;

import java.io.Serial;
import java.net.UnknownHostException;

/// A host has addresses that webhooks may not call.
final class AddressRefusedException extends UnknownHostException {
  @Serial private static final long serialVersionUID = 1;

  AddressRefusedException() {
    super("the host is not on the public internet");
  }
}
