package city.madang.etl.source;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.DescriptorTestData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceOpenerTest {
  private static final byte[] TEXT = "a\n강남\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static DescriptorTestData csv() {
    return dataset().open(STRING, "a");
  }

  private Path open(DescriptorTestData dataset, byte[] bytes) throws IOException {
    Files.write(folder.resolve("data.csv"), bytes);
    var descriptor = dataset.folder(folder).build();
    var stored = new SourceFetcher(new Vault(folder.resolve("vault"))).fetch(descriptor);
    return new SourceOpener(1000)
        .open(stored, descriptor, descriptor.tables().getFirst(), folder.resolve("work"));
  }

  private void assertRefused(DescriptorTestData dataset, byte[] bytes, String message) {
    assertThatThrownBy(() -> open(dataset, bytes))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("work/data.source.csv")).doesNotExist();
    assertThat(folder.resolve("work/.data.source.csv.part")).doesNotExist();
  }

  @Test
  void open_plainUtf8_isTheFileOfTheVault() throws IOException {
    var file = open(csv(), TEXT);

    assertThat(file).startsWith(folder.resolve("vault")).hasBinaryContent(TEXT);
  }

  @Test
  void open_gzip_isUnpacked() throws IOException {
    assertThat(open(csv(), gzip(TEXT))).hasBinaryContent(TEXT);
  }

  @Test
  void open_gzipCutOff_isRefused() throws IOException {
    var whole = gzip("a\n1\n".repeat(100).getBytes(StandardCharsets.UTF_8));

    assertRefused(csv(), Arrays.copyOf(whole, whole.length - 9), "cut off");
  }

  @Test
  void open_bomb_isRefused() throws IOException {
    assertRefused(csv(), gzip(new byte[1001]), "1,000 bytes");
  }

  @Test
  void open_ms949_isTranscoded() throws IOException {
    var bytes = "a\n강남\n".getBytes(Charset.forName("MS949"));

    assertThat(open(csv().encoding("MS949"), bytes)).hasBinaryContent(TEXT);
  }

  @Test
  void open_bytesOfOtherEncoding_areRefusedWithLine() {
    var bytes = "a\nb\n\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);

    assertRefused(csv().encoding("MS949"), bytes, "data.csv: line 3: the bytes are not");
  }

  @Test
  void open_zip_isTheMember() throws IOException {
    var gtfs = dataset().open(STRING, "a").gtfs("data.csv", "stops.txt").table("stops");

    assertThat(open(gtfs, zip("stops.txt"))).hasBinaryContent(TEXT);
    assertRefused(gtfs, zip("routes.txt"), "data.csv (stops.txt): the zip has no such member");
    assertRefused(gtfs, TEXT, "not a readable zip");
  }

  @Test
  void fetch_missingOrOutside_isRefused() {
    var fetcher = new SourceFetcher(new Vault(folder.resolve("vault")));

    assertThatThrownBy(() -> fetcher.fetch(csv().folder(folder).source("none.csv").build()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("none.csv: no such file");
    assertThatThrownBy(() -> fetcher.fetch(csv().folder(folder).source("../none.csv").build()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("outside the dataset folder");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] zip(String member) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(TEXT);
    }
    return out.toByteArray();
  }
}
