package city.madang.etl.export.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A detached signature of a file: the compact form of JWS with nothing between the dots.
///
/// Source: RFC 7515, section 7.1 and appendix F; RFC 8037 for EdDSA.
///
/// @param header as base64url
/// @param keyId which key it claims to be of
/// @param signature as base64url
public record Jws(String header, String keyId, String signature) {
  static final String ALGORITHM = "EdDSA";
  private static final String SCHEME = "Ed25519";
  private static final Pattern COMPACT = Pattern.compile("([\\w-]+)\\.\\.([\\w-]+)");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Jws sign(byte[] content, PublicJwk key, PrivateKey secret)
      throws GeneralSecurityException {
    var json = "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(ALGORITHM, key.thumbprint());
    var header = base64(json.getBytes(UTF_8));
    var signer = Signature.getInstance(SCHEME);
    signer.initSign(secret);
    signer.update(input(header, content));
    return new Jws(header, key.thumbprint(), base64(signer.sign()));
  }

  /// Reads the compact form.
  ///
  /// @throws IllegalArgumentException if it is none, or one of another kind
  public static Jws parse(String compact) {
    var parts = COMPACT.matcher(compact.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a detached JWS");
    }
    try {
      var header = JSON.readTree(Base64.getUrlDecoder().decode(parts.group(1)));
      // "crit" would name what we do not know; RFC 7515 wants such a signature refused.
      if (!header.path("alg").asString("").equals(ALGORITHM) || header.has("crit")) {
        throw new IllegalArgumentException("not signed by " + ALGORITHM);
      }
      return new Jws(parts.group(1), header.path("kid").asString(""), parts.group(2));
    } catch (JacksonException broken) {
      throw new IllegalArgumentException("its header is not JSON", broken);
    }
  }

  /// Tells whether `key` signed exactly `content`.
  ///
  /// The last letter of base64url has bits that say nothing: a signature has one spelling here.
  public boolean verifies(byte[] content, PublicJwk key) {
    try {
      var verifier = Signature.getInstance(SCHEME);
      verifier.initVerify(key.toKey());
      verifier.update(input(header, content));
      var bytes = Base64.getUrlDecoder().decode(signature);
      return base64(bytes).equals(signature) && verifier.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException malformed) {
      return false;
    }
  }

  /// The compact form.
  public String toText() {
    return header + ".." + signature;
  }

  private static byte[] input(String header, byte[] content) {
    return (header + "." + base64(content)).getBytes(US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
