package city.madang.etl.index;

import city.madang.etl.dataset.Constraints;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.IndexRule;
import city.madang.etl.dataset.Keywords;
import city.madang.etl.dataset.LangText;
import city.madang.etl.dataset.Publisher;
import city.madang.etl.dataset.QualityRules;
import city.madang.etl.dataset.Retention;
import city.madang.etl.dataset.Role;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Source.Format;
import city.madang.etl.dataset.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Valid defaults, so that a test shows only what matters.
final class IndexTestData {
  private IndexTestData() {}

  static URI uri(String path) {
    return URI.create("https://madang.city/" + path);
  }

  /// A dataset of one table, `<id>_table` with the column `<id>_value`.
  static Descriptor descriptor(String id, String korean, String english) {
    return descriptor(id, korean, english, Keywords.NONE);
  }

  static Descriptor descriptor(String id, String korean, String english, Keywords keywords) {
    return new Descriptor(
        Path.of("."),
        new DatasetId(id),
        new LangText(korean, english),
        new LangText("시험 자료", "Test data"),
        List.of("TRAN"),
        new Publisher(new LangText("마당", "Madang"), uri("")),
        "Apache-2.0",
        new Source("source/stops.csv", Format.CSV, StandardCharsets.UTF_8, ',', ""),
        Optional.empty(),
        0,
        List.of(
            new Table(
                id + "_table",
                "",
                List.of(field(id + "_value")),
                "mapping.rq",
                IndexRule.CATALOG_ONLY)),
        Optional.empty(),
        Retention.EVERYTHING,
        QualityRules.NONE,
        keywords);
  }

  static IndexedRow row(String id, long number, String text) {
    return new IndexedRow(
        new DatasetId(id), "stops", number, Map.of("stop_name", text), List.of(), Optional.empty());
  }

  private static Field field(String name) {
    return new Field(
        name,
        FieldType.STRING,
        Role.OPEN,
        Optional.empty(),
        OptionalLong.empty(),
        Constraints.NONE);
  }
}
