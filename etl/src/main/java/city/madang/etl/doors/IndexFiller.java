package city.madang.etl.doors;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.index.IndexedRow;
import city.madang.etl.index.SearchContent;
import city.madang.etl.index.SearchContent.IndexedTable;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.run.RunException;
import city.madang.etl.table.TableEngine;
import java.nio.file.Path;
import java.util.ArrayList;

/// Makes the index of a release again from the release's own files.
final class IndexFiller {
  private static final int CHUNK_ROWS = 5_000;

  private final Doors doors;

  IndexFiller(Doors doors) {
    this.doors = doors;
  }

  /// Makes sure that the index of a release is there with all its rows, and tells its name.
  String require(DatasetId dataset, String version, ProvenFiles files) {
    var index = SearchIndex.name(dataset, version);
    var content = files.findSearchContent();
    if (content.isEmpty()) {
      return requirePresent(index, dataset, version);
    }
    if (!doors.index().isWhole(index, content.get())) {
      fill(dataset, version, content.get(), files.folder());
    }
    return index;
  }

  private String requirePresent(String index, DatasetId dataset, String version) {
    if (doors.index().list().stream().noneMatch(each -> each.name().equals(index))) {
      throw new RunException(
          "%s %s has no %s to make its index from: ./madang publish %s"
              .formatted(dataset, version, SearchContent.FILE, dataset));
    }
    return index;
  }

  private void fill(DatasetId dataset, String version, SearchContent content, Path folder) {
    doors.index().discard(SearchIndex.name(dataset, version));
    var index = doors.index().create(content, version);
    var scratch = doors.home().work().resolve(dataset.value()).resolve("index");
    try (var engine = TableEngine.open(scratch, doors.limits(), folder)) {
      for (var table : content.tables()) {
        fill(index, dataset, table, engine, folder);
      }
    } finally {
      WorkFolders.delete(scratch);
    }
    doors.index().finish(index, content.rows());
  }

  private void fill(
      String index, DatasetId dataset, IndexedTable table, TableEngine engine, Path folder) {
    var mapping = new IndexRows(dataset, table);
    var chunk = new ArrayList<IndexedRow>();
    try (var rows = engine.rows(folder.resolve(table.name() + ".parquet"), 0)) {
      while (rows.hasNext()) {
        chunk.add(mapping.toIndexed(rows.next()));
        if (chunk.size() == CHUNK_ROWS) {
          doors.index().write(index, chunk);
          chunk.clear();
        }
      }
    }
    doors.index().write(index, chunk);
  }
}
