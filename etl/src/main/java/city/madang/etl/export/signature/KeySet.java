package city.madang.etl.export.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The public keys of a portal, the current one first. Source: RFC 7517, section 5.
///
/// @param keys without those of other kinds
public record KeySet(List<PublicJwk> keys) {
  /// Where every portal has it, below its root.
  public static final String PATH = ".well-known/jwks.json";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public KeySet {
    keys = List.copyOf(keys);
  }

  /// Reads a set, or a single key.
  ///
  /// @throws IllegalArgumentException if the text has no key for Ed25519
  public static KeySet parse(String json) {
    try {
      var root = JSON.readTree(json);
      var keys = new ArrayList<PublicJwk>();
      for (var key : root.has("keys") ? root.path("keys") : JSON.createArrayNode().add(root)) {
        // Others are for other uses: RFC 7517 wants them passed over.
        if (key.path("crv").asString("").equals("Ed25519")) {
          keys.add(PublicJwk.read(key));
        }
      }
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("no key for Ed25519 in it");
      }
      return new KeySet(keys);
    } catch (JacksonException broken) {
      throw new IllegalArgumentException("not JSON", broken);
    }
  }

  /// The key of this name.
  public Optional<PublicJwk> find(String thumbprint) {
    return keys.stream().filter(key -> key.thumbprint().equals(thumbprint)).findFirst();
  }

  /// The set with `key` in front.
  KeySet with(PublicJwk key) {
    var all = new ArrayList<>(List.of(key));
    keys.stream().filter(other -> !other.equals(key)).forEach(all::add);
    return new KeySet(all);
  }

  /// The set as JSON.
  public String toJson() {
    var root = JSON.createObjectNode();
    var list = root.putArray("keys");
    for (var key : keys) {
      list.addObject()
          .put("kty", "OKP")
          .put("crv", "Ed25519")
          .put("x", key.x())
          .put("kid", key.thumbprint())
          .put("use", "sig")
          .put("alg", Jws.ALGORITHM);
    }
    return JSON.writeValueAsString(root) + "\n";
  }
}
