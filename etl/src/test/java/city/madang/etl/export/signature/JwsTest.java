package city.madang.etl.export.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/// The example of RFC 8037, appendix A, and what is near it.
class JwsTest {
  private static final PublicJwk KEY = new PublicJwk("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
  private static final SigningKey SECRET =
      new SigningKey(KEY, "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
  private static final String SIGNED =
      "eyJhbGciOiJFZERTQSJ9..hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt"
          + "9g7sVvpAr_MuM0KAg";
  private static final byte[] CONTENT = "Example of Ed25519 signing".getBytes(UTF_8);

  @Test
  void verifies_exampleOfTheStandard_isTrue() {
    assertThat(Jws.parse(SIGNED).verifies(CONTENT, KEY)).isTrue();
    assertThat(KEY.thumbprint()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }

  @Test
  void verifies_otherContentOrKey_isFalse() throws Exception {
    var other = SigningKey.draw();

    assertThat(Jws.parse(SIGNED).verifies("Example".getBytes(UTF_8), KEY)).isFalse();
    assertThat(Jws.parse(SIGNED).verifies(CONTENT, other.key())).isFalse();
    assertThat(Jws.sign(CONTENT, other.key(), other.toSecret()).verifies(CONTENT, KEY)).isFalse();
  }

  @Test
  void verifies_sameSignatureSpelledOtherwise_isFalse() {
    var otherBits = SIGNED.replaceFirst("g$", "h");

    assertThat(Jws.parse(otherBits).verifies(CONTENT, KEY)).isFalse();
  }

  @Test
  void sign_secretOfTheStandard_verifiesAndNamesItsKey() throws Exception {
    var signed = Jws.parse(Jws.sign(CONTENT, KEY, SECRET.toSecret()).toText());

    assertThat(signed.verifies(CONTENT, KEY)).isTrue();
    assertThat(signed.keyId()).isEqualTo(KEY.thumbprint());
  }

  @Test
  void parse_notOurs_isRefused() {
    for (var text :
        new String[] {
          "",
          "a.b.c",
          "e30..AA",
          header("{\"alg\":\"none\"}"),
          header("{\"alg\":\"EdDSA\",\"crit\":[\"b64\"]}"),
          header("no json")
        }) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> Jws.parse(text));
    }
  }

  private static String header(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8)) + "..AA";
  }
}
