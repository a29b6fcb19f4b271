package city.madang.portal;

import static city.madang.portal.PortalClient.get;
import static city.madang.portal.PortalClient.getBytes;
import static city.madang.portal.PortalClient.header;
import static city.madang.portal.PortalClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadHeadersIT extends DeployedPortal {
  private static final String FOLDER = "/datasets/big-files/releases/20261120.1/";
  private static final String TABLE =
      FOLDER + URLEncoder.encode(DownloadFixture.TABLE, StandardCharsets.UTF_8);
  private static final String MODIFIED = "Mon, 23 Nov 2026 01:00:00 GMT";

  @Test
  void get_koreanName_isWholeInTheHeader() {
    var response = get(TABLE);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(DownloadFixture.text());
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"___.csv\"; filename*=UTF-8''%EC%A0%95%EB%A5%98%EC%9E%A5.csv");
    assertThat(header(response, "Last-Modified")).isEqualTo(MODIFIED);
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  void get_decomposedName_isTheSameFile() {
    var path = FOLDER + "%E1%84%8C%E1%85%A5%E1%86%BC%E1%84%85%E1%85%B2%E1%84%8C%E1%85%A1%E1%86%BC";

    assertThat(get(path + ".csv").statusCode()).isEqualTo(200);
  }

  @Test
  void get_rangeInTheMiddle_isThatPart() {
    var range = new String[] {"Range", "bytes=22-32"};

    assertThat(get(TABLE, range).body()).isEqualTo("OCEAN,3\n바");
    assertThat(PortalClient.getByHttp2(TABLE, range).body()).isEqualTo("OCEAN,3\n바");
  }

  @Test
  void get_severalRanges_areParts() {
    var response = get(FOLDER + "manifest.json", "Range", "bytes=0-0, -2");

    assertThat(response.statusCode()).isEqualTo(206);
    var type = header(response, "Content-Type");
    assertThat(type).startsWith("multipart/byteranges; boundary=");
    var boundary = "--" + type.substring(type.indexOf('=') + 1);
    var size = getBytes(FOLDER + "manifest.json").body().length;
    assertThat(response.body())
        .isEqualTo(
            """

            %1$s
            Content-Type: application/json
            Content-Range: bytes 0-0/%2$d

            {
            %1$s
            Content-Type: application/json
            Content-Range: bytes %3$d-%4$d/%2$d

            }~
            %1$s--
            """
                .formatted(boundary, size, size - 2, size - 1)
                .replace("\n", "\r\n")
                .replace("~", "\n"));
    assertThat(header(response, "Content-Length")).isEqualTo("" + response.body().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-9,5-15", "bytes=9-0", "lines=0-9", "bytes=0-0,2-2,x"})
  void get_rangesThatMakeNoSense_areIgnored(String range) {
    assertThat(get(TABLE, "Range", range).statusCode()).isEqualTo(200);
  }

  @Test
  void get_hundredsOfRanges_areTheWholeFile() {
    var ranges = new StringBuilder("bytes=0-0");
    for (int i = 1; i < 500; i++) {
      ranges.append(",").append(2 * i).append('-').append(2 * i);
    }

    assertThat(get(TABLE, "Range", ranges.toString()).statusCode()).isEqualTo(200);
  }

  @Test
  void get_conditions_areJudgedInTheirOrder() {
    var tag = header(get(TABLE), "ETag");

    assertThat(get(TABLE, "If-Match", "\"x\"").statusCode()).isEqualTo(412);
    assertThat(get(TABLE, "If-Match", tag).statusCode()).isEqualTo(200);
    assertThat(get(TABLE, "If-None-Match", "W/" + tag).statusCode()).isEqualTo(304);
    assertThat(get(TABLE, "If-Modified-Since", MODIFIED).statusCode()).isEqualTo(304);
    assertThat(get(TABLE, "If-Modified-Since", MODIFIED, "If-None-Match", "\"x\"").statusCode())
        .isEqualTo(200);
    assertThat(get(TABLE, "If-Unmodified-Since", "Sun, 22 Nov 2026 01:00:00 GMT").statusCode())
        .isEqualTo(412);
    assertThat(get(TABLE, "Range", "bytes=0-9", "If-Range", MODIFIED).statusCode())
        .as("a date does not tell codings apart")
        .isEqualTo(200);
    assertThat(get(FOLDER + "big.bin", "Range", "bytes=0-9", "If-Range", MODIFIED).statusCode())
        .isEqualTo(206);
    assertThat(get(TABLE, "Range", "bytes=0-9", "If-Range", tag).statusCode()).isEqualTo(206);
    assertThat(get(TABLE, "Range", "bytes=0-9", "If-Range", "W/" + tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void head_isGetWithoutItsBody() {
    for (var file : new String[] {TABLE, FOLDER + "big.bin", FOLDER + "empty.csv"}) {
      var head = send("HEAD", file, "", "Range", "bytes=0-9");

      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(header(head, "Accept-Ranges")).isEqualTo("bytes");
    }
    var get = get(TABLE);
    var head = send("HEAD", TABLE, "");
    for (var name : get.headers().map().keySet()) {
      if (!name.equalsIgnoreCase("date")) {
        assertThat(header(head, name)).as(name).isEqualTo(header(get, name));
      }
    }
  }

  @Test
  void get_emptyFile_isEmpty() {
    assertThat(get(FOLDER + "empty.csv").body()).isEmpty();
    assertThat(get(FOLDER + "empty.csv", "Range", "bytes=0-").statusCode()).isEqualTo(416);
  }

  @Test
  void get_digests_areThoseThatAreWanted() throws Exception {
    var body = DownloadFixture.text().getBytes(StandardCharsets.UTF_8);

    assertThat(header(get(TABLE), "Repr-Digest")).isEqualTo(digest("sha-256", "SHA-256", body));
    assertThat(header(get(TABLE, "Want-Repr-Digest", "sha-512=10, sha-256=1"), "Repr-Digest"))
        .isEqualTo(digest("sha-512", "SHA-512", body));
    assertThat(header(get(TABLE, "Want-Repr-Digest", "sha-256=0"), "Repr-Digest")).isEmpty();
    assertThat(header(get(TABLE, "Want-Content-Digest", "sha-256=1"), "Content-Digest"))
        .isEqualTo(digest("sha-256", "SHA-256", body));
    var part = get(TABLE, "Range", "bytes=0-9", "Want-Content-Digest", "sha-256=1");
    assertThat(header(part, "Repr-Digest")).isEqualTo(digest("sha-256", "SHA-256", body));
    assertThat(header(part, "Content-Digest")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zstd"})
  void get_coded_isARepresentationOfItsOwn(String coding) throws Exception {
    await()
        .until(
            () -> header(getBytes(TABLE, "Accept-Encoding", coding), "Content-Encoding"),
            coding::equals);

    var whole = getBytes(TABLE, "Accept-Encoding", coding);
    var tag = header(whole, "ETag");
    var part = getBytes(TABLE, "Accept-Encoding", coding, "Range", "bytes=5-9", "If-Range", tag);
    var plain = getBytes(TABLE, "Range", "bytes=5-9", "If-Range", tag);

    assertThat(tag).isNotEqualTo(header(get(TABLE), "ETag"));
    assertThat(whole.body().length).isLessThan(DownloadFixture.text().length() / 10);
    assertThat(header(whole, "Repr-Digest")).isEqualTo(digest("sha-256", "SHA-256", whole.body()));
    assertThat(header(whole, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 5, 10));
    assertThat(plain.statusCode()).as("parts of two codings are never mixed").isEqualTo(200);
    assertThat(byDate(coding).statusCode()).isEqualTo(200);
    if (coding.equals("gzip")) {
      assertThat(unzip(whole.body())).isEqualTo(DownloadFixture.text());
    }
  }

  @Test
  void get_identityExcluded_waitsForTheCopyOrIsRefused() throws IOException {
    var table = getBytes(TABLE, "Accept-Encoding", "gzip, identity;q=0");

    assertThat(unzip(table.body())).isEqualTo(DownloadFixture.text());
    assertThat(get(FOLDER + "big.bin", "Accept-Encoding", "gzip, identity;q=0").statusCode())
        .isEqualTo(406);
    assertThat(get(TABLE, "Accept-Encoding", "*;q=0").statusCode()).isEqualTo(406);
  }

  private static HttpResponse<byte[]> byDate(String coding) {
    return getBytes(TABLE, "Accept-Encoding", coding, "Range", "bytes=5-9", "If-Range", MODIFIED);
  }

  private static String unzip(byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(String field, String algorithm, byte[] bytes) throws Exception {
    var hash = MessageDigest.getInstance(algorithm).digest(bytes);
    return field + "=:" + Base64.getEncoder().encodeToString(hash) + ":";
  }
}
