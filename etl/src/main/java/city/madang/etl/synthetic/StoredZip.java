package city.madang.etl.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A zip whose members are not compressed and have one date: the same bytes on every machine,
/// whatever its zlib.
final class StoredZip implements AutoCloseable {
  private static final LocalDateTime DATE = LocalDateTime.of(2026, 11, 16, 0, 0);

  private final ZipOutputStream zip;

  StoredZip(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /// Adds a file; it is held in memory until it is written.
  void add(String name, Member member) throws IOException {
    var bytes = new ByteArrayOutputStream();
    member.write(bytes);
    var crc = new CRC32();
    crc.update(bytes.toByteArray());
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.size());
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(DATE);
    zip.putNextEntry(entry);
    bytes.writeTo(zip);
    zip.closeEntry();
  }

  /// Ends the zip, and leaves open what it was written to.
  @Override
  public void close() throws IOException {
    zip.finish();
  }

  /// What stands in a file.
  interface Member {
    void write(OutputStream out) throws IOException;
  }
}
