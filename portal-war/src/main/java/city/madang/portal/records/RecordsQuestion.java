package city.madang.portal.records;

import static city.madang.portal.problem.ProblemType.CURSOR_INVALID;

import city.madang.etl.records.Cursors;
import city.madang.etl.records.Position;
import city.madang.etl.records.query.RecordQuery;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/// What a request asks of a released table, checked.
record RecordsQuestion(
    ReleasedTables.Found found, RecordsRequest request, RowFormat format, RecordQuery query) {
  /// Release, table and query as one text; what a cursor is good for.
  String scope() {
    return String.join(
        "\n",
        found.release().dataset().value(),
        found.release().version(),
        found.sha256(),
        found.table().name(),
        request.texts().toString());
  }

  /// Where the page begins.
  ///
  /// Problems: 400 `cursor-invalid`.
  Optional<Position> position(Cursors cursors) {
    if (request.cursor().isEmpty()) {
      return Optional.empty();
    }
    var position = cursors.decode(scope(), request.cursor());
    if (position.isEmpty()) {
      throw CURSOR_INVALID.with(
          "it belongs to another release or query: begin again without 'cursor', and follow"
              + " 'next'");
    }
    return position;
  }

  /// Different for answers that differ.
  ///
  /// @param kind of answer, as pages and exports are
  String tag(String kind) {
    var text = kind + scope() + request.limit() + request.cursor() + format;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// The name under which an export is kept.
  String fileName() {
    var release = found.release();
    return "%s-%s-%s.%s"
        .formatted(release.dataset(), release.version(), found.table().name(), format.ending());
  }
}
