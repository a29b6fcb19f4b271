package city.madang.portal.download.coding;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.source.Sha256;
import city.madang.portal.download.coding.CodedFiles.Plain;
import city.madang.portal.http.ContentCoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodedFilesTest {
  @TempDir Path root;
  private Instant now = Instant.parse("2026-11-23T00:00:00Z");

  @ParameterizedTest
  @EnumSource(
      value = ContentCoding.class,
      names = {"GZIP", "ZSTD"})
  void make_text_isSmallerAndHoldsTheSame(ContentCoding coding) throws IOException {
    var plain = plain("a.csv", "1,2\n");
    var files = files(1 << 20);

    assertThat(files.make(plain, coding, Optional.empty())).isCompleted();

    var copy = files.find(plain.sha256(), coding).orElseThrow();
    assertThat(copy.sizeBytes()).isEqualTo(Files.size(copy.path())).isLessThan(plain.sizeBytes());
    assertThat(copy.sha256()).isEqualTo(Sha256.of(copy.path()));
    assertThat(Coder.plainSha256(copy.path(), coding)).isEqualTo(plain.sha256());
    assertThat(files(1 << 20).find(plain.sha256(), coding)).as("restart").contains(copy);
  }

  @Test
  void make_sibling_isUsedOnlyIfItHoldsTheSame() throws IOException {
    var plain = plain("a.csv", "1,2\n");
    var other = plain("b.csv", "3,4\n");
    var sibling = root.resolve("a.csv.gz");
    var hashes = Coder.encode(plain.path(), sibling, ContentCoding.GZIP);
    var listed = new CodedFile(sibling, Files.size(sibling), hashes.coded(), false);
    var files = files(1 << 20);

    files.make(plain, ContentCoding.GZIP, Optional.of(listed)).join();
    files.make(other, ContentCoding.GZIP, Optional.of(listed)).join();

    assertThat(files.find(plain.sha256(), ContentCoding.GZIP)).contains(listed);
    assertThat(files.find(other.sha256(), ContentCoding.GZIP).orElseThrow().ours()).isTrue();
  }

  @Test
  void make_beyondTheLimit_letsTheOldestGo() throws IOException {
    var first = plain("a.csv", "1,2\n");
    var second = plain("b.csv", "3,4\n");
    var files = files(80);

    files.make(first, ContentCoding.GZIP, Optional.empty()).join();
    files.make(second, ContentCoding.GZIP, Optional.empty()).join();

    assertThat(files.find(first.sha256(), ContentCoding.GZIP)).isEmpty();
    assertThat(files.find(second.sha256(), ContentCoding.GZIP)).isPresent();
    try (var left = Files.list(root.resolve("coded"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void make_ofDamagedFile_isTriedAgainLater() throws IOException {
    var plain = plain("a.csv", "1,2\n");
    var published = Files.readString(plain.path());
    Files.writeString(plain.path(), "damaged".repeat(1000));
    var files = files(1 << 20);

    files.make(plain, ContentCoding.GZIP, Optional.empty()).join();

    assertThat(files.find(plain.sha256(), ContentCoding.GZIP)).isEmpty();
    assertThat(files.isUseless(plain.sha256(), ContentCoding.GZIP)).isTrue();
    Files.writeString(plain.path(), published);
    assertMadeLater(files, plain);
  }

  @Test
  void make_failed_isTriedAgainLater() throws IOException {
    var plain = plain("a.csv", "1,2\n");
    var files = files(1 << 20);
    var obstacle = Files.writeString(root.resolve("coded"), "no folder can be made here");

    files.make(plain, ContentCoding.GZIP, Optional.empty()).join();

    assertThat(files.isUseless(plain.sha256(), ContentCoding.GZIP)).as("for now").isTrue();
    Files.delete(obstacle);
    assertMadeLater(files, plain);
  }

  @Test
  void make_noSmaller_isUselessForGood() throws IOException {
    var random = new byte[4000];
    new Random(7).nextBytes(random);
    var path = Files.write(root.resolve("random.bin"), random);
    var plain = new Plain(path, random.length, Sha256.of(path));
    var files = files(1 << 20);

    files.make(plain, ContentCoding.GZIP, Optional.empty()).join();

    now = now.plus(Duration.ofDays(1));
    assertThat(files.isUseless(plain.sha256(), ContentCoding.GZIP)).isTrue();
  }

  private void assertMadeLater(CodedFiles files, Plain plain) {
    now = now.plus(Duration.ofMinutes(2));
    assertThat(files.isUseless(plain.sha256(), ContentCoding.GZIP)).isFalse();
    files.make(plain, ContentCoding.GZIP, Optional.empty()).join();
    assertThat(files.find(plain.sha256(), ContentCoding.GZIP)).isPresent();
  }

  private CodedFiles files(long limitBytes) {
    return new CodedFiles(root.resolve("coded"), limitBytes, clock(), Runnable::run);
  }

  private Clock clock() {
    InstantSource source = () -> now;
    return source.withZone(ZoneOffset.UTC);
  }

  private Plain plain(String name, String row) throws IOException {
    var path = Files.writeString(root.resolve(name), row.repeat(1000));
    return new Plain(path, Files.size(path), Sha256.of(path));
  }
}
