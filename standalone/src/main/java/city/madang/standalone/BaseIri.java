package city.madang.standalone;

import city.madang.etl.cli.CommandException;
import city.madang.etl.release.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;

/// Where the IRIs of this home's datasets begin. They are names that others keep, so the first
/// start decides and a later one on another port does not change them.
final class BaseIri {
  private static final String VARIABLE = "MADANG_BASE_IRI";

  private BaseIri() {}

  /// The recorded IRI, or the one to record now: `MADANG_BASE_IRI`, else the portal's address.
  static URI of(Home home, URI portal) {
    var file = home.root().resolve("base-iri");
    try {
      if (Files.exists(file)) {
        return agreed(URI.create(Files.readString(file).strip()));
      }
      var chosen = System.getenv().getOrDefault(VARIABLE, portal.toString());
      Files.writeString(file, chosen + "\n");
      return URI.create(chosen);
    } catch (IOException failed) {
      throw new CommandException("cannot use " + file);
    }
  }

  private static URI agreed(URI recorded) {
    var asked = System.getenv().getOrDefault(VARIABLE, recorded.toString());
    if (!asked.equals(recorded.toString())) {
      throw new CommandException(
          "%s is %s, but this home was made for %s: use another --home"
              .formatted(VARIABLE, asked, recorded));
    }
    return recorded;
  }
}
