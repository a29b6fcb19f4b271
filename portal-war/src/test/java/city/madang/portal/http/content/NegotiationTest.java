package city.madang.portal.http.content;

import static city.madang.portal.http.ContentCoding.GZIP;
import static city.madang.portal.http.ContentCoding.IDENTITY;
import static city.madang.portal.http.ContentCoding.ZSTD;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.http.ContentCoding;
import city.madang.portal.http.ContentDisposition;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | IDENTITY",
        "gzip | GZIP IDENTITY",
        "gzip, deflate, br, zstd | ZSTD GZIP IDENTITY",
        "zstd;q=0.5, gzip;q=0.8 | GZIP ZSTD IDENTITY",
        "gzip;q=0.5, identity | IDENTITY GZIP",
        "gzip;q=0 | IDENTITY",
        "* | ZSTD GZIP IDENTITY",
        "*;q=0 | ''",
        "identity;q=0 | ''",
        "gzip, *;q=0 | GZIP",
        "gzip, identity;q=0 | GZIP",
        "X-GZIP | GZIP IDENTITY",
        "gzip;q=2 | IDENTITY",
        "br | IDENTITY",
      })
  void accepted_weights_areHonored(String header, String codings) {
    assertThat(
            ContentCoding.accepted(Optional.of(header)).stream()
                .map(Enum::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(codings);
  }

  @Test
  void accepted_noHeader_isTheFileAsItIs() {
    assertThat(ContentCoding.accepted(Optional.empty())).containsExactly(IDENTITY);
    assertThat(ContentCoding.values()).containsExactly(ZSTD, GZIP, IDENTITY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "'' | SHA_256",
        "sha-256=1 | SHA_256",
        "sha-512=3 | SHA_512",
        "sha-256=3, sha-512=10 | SHA_512 SHA_256",
        "sha-512=5, sha-256=5 | SHA_256 SHA_512",
        "sha-512=0 | SHA_256",
        "sha-256=0 | ''",
        "sha-256=0, sha-512=1 | SHA_512",
        "sha-256=0, sha-512=0 | ''",
        "md5=10 | SHA_256",
        "md5=10, sha-512=1;x=y | SHA_512",
        "sha-512=11 | SHA_256",
        "sha-512 | SHA_256",
        "nonsense,,== | SHA_256",
      })
  void wanted_weights_areHonored(String header, String algorithms) {
    assertThat(
            DigestAlgorithm.wanted(header).stream()
                .map(Enum::name)
                .collect(Collectors.joining(" ")))
        .isEqualTo(algorithms);
  }

  @Test
  void toField_hash_isBase64BetweenColons() {
    assertThat(
            DigestAlgorithm.SHA_256.toField(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"))
        .isEqualTo("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "stops.csv | attachment; filename=\"stops.csv\"",
        "정류장.csv | attachment; filename=\"___.csv\";"
            + " filename*=UTF-8''%EC%A0%95%EB%A5%98%EC%9E%A5.csv",
        "a b.csv | attachment; filename=\"a b.csv\"",
        "a\"b\\c%41.csv | attachment; filename=\"a_b_c_41.csv\";"
            + " filename*=UTF-8''a%22b%5Cc%2541.csv",
      })
  void attachment_names_areWhole(String name, String header) {
    assertThat(ContentDisposition.attachment(name)).isEqualTo(header);
  }

  @Test
  void inline_decomposedHangul_isComposed() {
    assertThat(ContentDisposition.inline("가.html"))
        .isEqualTo("inline; filename=\"_.html\"; filename*=UTF-8''%EA%B0%80.html");
  }
}
