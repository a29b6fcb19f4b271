package city.madang.etl.job;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.dataset.Table;
import city.madang.etl.graph.MappingException;
import city.madang.etl.graph.RowMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// What a steward wrote of a dataset, read as a whole, so that its mistakes are found before its
/// source is fetched.
final class Definition {
  private static final URI ANY_BASE = URI.create("urn:madang:");

  private Definition() {}

  /// The descriptor in `folder`, whose mappings can work.
  ///
  /// @throws city.madang.etl.dataset.DescriptorException naming every line that must be mended
  /// @throws MappingException naming every mapping that cannot work
  static Descriptor read(Path folder) {
    var descriptor = DescriptorReader.read(folder);
    var faults =
        descriptor.tables().stream()
            .flatMap(table -> faults(descriptor, table).stream())
            .distinct()
            .toList();
    if (!faults.isEmpty()) {
      throw new MappingException(faults);
    }
    return descriptor;
  }

  private static List<String> faults(Descriptor descriptor, Table table) {
    try {
      var file = descriptor.folder().resolve(table.mapping());
      RowMapping.read(file, descriptor, descriptor.released(table), ANY_BASE);
      return List.of();
    } catch (MappingException wrong) {
      return wrong.faults();
    }
  }
}
