package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.CURSOR_INVALID;
import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.INVALID_QUERY;
import static city.madang.portal.problem.ProblemType.NOT_ACCEPTABLE;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.RECORDS_OUT_OF_MEMORY;
import static city.madang.portal.problem.ProblemType.RECORDS_TIMEOUT;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.RELEASE_RETIRED;
import static city.madang.portal.problem.ProblemType.RELEASE_WITHDRAWN;

import city.madang.etl.records.RecordPage;
import city.madang.portal.openapi.example.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// How rows are asked for: one page, or all of them.
///
/// @param tables of one release; empty in the document of the whole portal
record RecordsOperations(List<DescribedTable> tables, List<Format> formats) {
  /// The addresses of records, below that of a dataset or a release.
  static final String PAGE = "/records";

  static final String EXPORT = "/records/export";

  private static final String TAG = "records";

  /// Puts the parameters among the document's components.
  void putParameters(Document document, List<Example> examples) {
    for (var parameter : RecordsParameter.values()) {
      var node =
          Operation.parameter(
              "query",
              parameter.id(),
              parameter.description + fields(parameter),
              schema(parameter));
      if (parameter == RecordsParameter.TABLE && tables.size() > 1) {
        node.put("required", true);
      }
      var shown = examples.stream().filter(one -> one.parameter().equals(parameter.id())).toList();
      if (!shown.isEmpty()) {
        var target = node.putObject("examples");
        shown.forEach(one -> put(one, target));
      }
      document.parameter(parameter.id(), node);
    }
  }

  /// `x-with` are the other parameters of the same request.
  private static void put(Example example, ObjectNode target) {
    var node = target.putObject(example.with().get("table") + "-" + example.name());
    node.put("summary", example.summary()).put("value", example.value());
    var with = node.putObject("x-with");
    example.with().forEach(with::put);
  }

  private String fields(RecordsParameter parameter) {
    if (!parameter.ofFields) {
      return "";
    }
    return tables.stream().map(RecordsOperations::fields).collect(Collectors.joining());
  }

  private static String fields(DescribedTable table) {
    return table.sample().table().fields().stream()
        .map(field -> "`%s` %s".formatted(field.name(), lower(field.type())))
        .collect(Collectors.joining(", ", "\n\nFields of `%s`: ".formatted(table.name()), "."));
  }

  private ObjectNode schema(RecordsParameter parameter) {
    return switch (parameter) {
      case TABLE ->
          tables.isEmpty()
              ? Schemas.text()
              : Schemas.oneOf(tables.stream().map(DescribedTable::name).toList());
      case FORMAT -> Schemas.oneOf(given().stream().map(Format::name).toList());
      case LIMIT -> Schemas.whole(1, RecordPage.MOST_ROWS, RecordPage.USUAL_ROWS);
      case SELECT, WHERE, GROUPBY, ORDERBY, CURSOR -> Schemas.text();
    };
  }

  private List<Format> given() {
    boolean places = tables.isEmpty() || tables.stream().anyMatch(DescribedTable::hasPlace);
    return formats.stream().filter(format -> places || !format.ofPlaces()).toList();
  }

  /// One page of an answer.
  Operation page(String id) {
    var operation =
        new Operation(TAG, id, "Rows or groups, page by page")
            .describe(
                "Follow `next` for more: it stays on one release, and has no end but the last"
                    + " row. A strong `ETag` and `If-None-Match` save the second transfer.")
            .shared(names(true));
    put(operation.answer("A page"));
    return answers(operation.other(304, "It is the one that you have"));
  }

  /// The whole answer.
  Operation export(String id) {
    var operation =
        new Operation(TAG, id, "All rows or groups, streamed")
            .describe("The whole answer, of any size, in one response.")
            .shared(names(false));
    put(operation.answer("The rows"));
    return answers(operation);
  }

  private void put(ObjectNode content) {
    for (var format : given()) {
      var media = content.putObject(format.mediaType());
      schema(format).ifPresent(schema -> media.set("schema", schema));
    }
  }

  private Optional<ObjectNode> schema(Format format) {
    return switch (format.name()) {
      case "json" -> Optional.of(RowSchemas.anyPage(tables));
      case "geojson" -> Optional.of(Schemas.ref("FeatureCollection"));
      default -> Optional.empty();
    };
  }

  private static Operation answers(Operation operation) {
    return operation.problems(
        INVALID_QUERY,
        CURSOR_INVALID,
        DATASET_NOT_FOUND,
        RELEASE_NOT_FOUND,
        FILE_NOT_FOUND,
        NOT_ACCEPTABLE,
        RELEASE_WITHDRAWN,
        RELEASE_RETIRED,
        RECORDS_TIMEOUT,
        RECORDS_OUT_OF_MEMORY,
        OVERLOADED,
        FILE_DAMAGED);
  }

  private static List<String> names(boolean paged) {
    var names = new ArrayList<String>();
    for (var parameter : RecordsParameter.values()) {
      if (paged || !parameter.ofPages) {
        names.add(parameter.id());
      }
    }
    return names;
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
