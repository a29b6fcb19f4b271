package city.madang.etl.graph.load;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.tdb2.sys.SystemTDB;

/// The pages that a write transaction of TDB2 adds to B+ trees: it changes no other, but copies
/// what it changes to new ones.
final class AddedPages {
  private static final long PIECE_BYTES = 256 << 10;

  private final Path folder;
  private final List<PageFile> files = new ArrayList<>();

  /// @param folder of the files
  AddedPages(Path folder) {
    this.folder = folder;
  }

  /// Follows a tree from now on.
  ///
  /// @param name of its files
  void follow(String name, BPlusTree tree) {
    follow(folder.resolve(name + ".idn"), tree.getNodeManager()::allocLimit);
    follow(folder.resolve(name + ".dat"), tree.getRecordsMgr()::allocLimit);
  }

  private void follow(Path file, LongSupplier pages) {
    files.add(new PageFile(file, pages, pages.getAsLong()));
  }

  /// Puts them on the disk, a few at a time, between which readers go on. A commit writes all of
  /// them at once, while readers of the same file wait; it finds little to do after this.
  ///
  /// @throws CancellationException if the thread is interrupted, which it is no more then
  void write() {
    try {
      for (var file : files) {
        file.write();
      }
    } catch (ClosedByInterruptException interrupted) {
      var _ = Thread.interrupted();
      throw new CancellationException();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write triples", failed);
    }
  }

  private record PageFile(Path path, LongSupplier pages, long before) {
    void write() throws IOException {
      long size = (pages.getAsLong() - before) * SystemTDB.BlockSize;
      if (size == 0) {
        return;
      }
      try (var channel = FileChannel.open(path, READ, WRITE);
          var memory = Arena.ofConfined()) {
        var added = channel.map(MapMode.READ_WRITE, before * SystemTDB.BlockSize, size, memory);
        for (long at = 0; at < size; at += PIECE_BYTES) {
          QuadIndexes.check(0);
          added.asSlice(at, Math.min(PIECE_BYTES, size - at)).force();
        }
        QuadIndexes.check(0);
      }
    }
  }
}
