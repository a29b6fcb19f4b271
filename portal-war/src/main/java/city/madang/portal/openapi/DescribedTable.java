package city.madang.portal.openapi;

import city.madang.portal.openapi.example.Sample;
import tools.jackson.databind.JsonNode;

/// A table that can be asked for records.
///
/// @param schema its Table Schema, as `schema.json` has it; may lack everything
public record DescribedTable(Sample sample, JsonNode schema) {
  String name() {
    return sample.table().name();
  }

  boolean hasPlace() {
    return sample.table().location().isPresent();
  }
}
