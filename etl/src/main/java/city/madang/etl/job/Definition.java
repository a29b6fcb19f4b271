package city.madang.etl.job;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.graph.RowMapping;
import java.net.URI;
import java.nio.file.Path;

/// What a steward wrote of a dataset, read as a whole, so that its mistakes are found before its
/// source is fetched.
final class Definition {
  private static final URI ANY_BASE = URI.create("urn:madang:");

  private Definition() {}

  /// The descriptor in `folder`, whose mappings can work.
  ///
  /// @throws city.madang.etl.dataset.DescriptorException naming every line that must be mended
  /// @throws city.madang.etl.graph.MappingException naming the first one of a mapping
  static Descriptor read(Path folder) {
    var descriptor = DescriptorReader.read(folder);
    for (var table : descriptor.tables()) {
      var file = descriptor.folder().resolve(table.mapping());
      RowMapping.read(file, descriptor, descriptor.released(table), ANY_BASE);
    }
    return descriptor;
  }
}
