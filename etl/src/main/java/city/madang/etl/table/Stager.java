package city.madang.etl.table;

import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Source;
import city.madang.etl.dataset.Table;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.quality.Reject;
import city.madang.etl.quality.RejectCount;
import city.madang.etl.source.SourceLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads one source: each row is staged or rejected, once.
///
/// The usual file is good: it is read once and written once. Only bad rows cost more passes.
final class Stager {
  private final Session session;
  private final Path input;
  private final Source source;
  private final Table table;
  private final List<Check> rowChecks;
  private final List<Field> unique;

  Stager(Session session, Path input, Source source, Table table) {
    this.session = session;
    this.input = input;
    this.source = source;
    this.table = table;
    this.rowChecks = Check.of(table);
    this.unique = table.fields().stream().filter(field -> field.constraints().unique()).toList();
  }

  /// Rows as first read, beside `target`.
  static Path firstPass(Path target) {
    return target.resolveSibling(target.getFileName() + ".first");
  }

  /// Rows with repeated values marked, beside `target`.
  static Path secondPass(Path target) {
    return target.resolveSibling(target.getFileName() + ".second");
  }

  /// The source with equal line ends, beside `target`.
  static Path evenEnds(Path target) {
    return target.resolveSibling(target.getFileName() + ".even");
  }

  StageResult stage(Path target) throws IOException {
    requireNames();
    requirePatterns();
    Header.check(input, source.delimiter(), table, label());
    var survey = RecordLines.survey(input, source.delimiter(), table.fields().size());
    try {
      var readable = survey.mixedEnds() ? LineEnds.even(input, evenEnds(target)) : input;
      requireLineEnds(survey);
      session.execute(
          Sql.copyToParquet(StageSql.typed(readable, source, table, rowChecks), firstPass(target)));
      var result = finish(markRepeated(target), target);
      requireAllRows(survey, result);
      return result;
    } finally {
      Files.deleteIfExists(evenEnds(target));
      Files.deleteIfExists(firstPass(target));
      Files.deleteIfExists(secondPass(target));
    }
  }

  /// The engine's names know no case, and some are its own.
  private void requireNames() {
    var names = new HashSet<String>();
    for (var field : table.fields()) {
      var name = field.name().toLowerCase(Locale.ROOT);
      if (!names.add(name) || StageSql.OWN_NAME.matcher(name).matches()) {
        throw session.failure(
            "column %s: its name is taken by another column or by the engine; rename it"
                .formatted(field.name()));
      }
    }
  }

  private void requirePatterns() {
    for (var field : table.fields()) {
      field.constraints().pattern().ifPresent(pattern -> requireRe2(field, pattern.pattern()));
    }
  }

  private void requireRe2(Field field, String pattern) {
    try {
      session.execute("SELECT regexp_full_match('', " + Sql.text(pattern) + ")");
    } catch (TableException e) {
      throw session.failure("column " + field.name() + ": the pattern is not RE2 syntax");
    }
  }

  private void requireLineEnds(RecordLines.Survey survey) {
    if (survey.strayReturnLine() > 0) {
      throw new QualityRefusal(
          "%s: line %d: a carriage return that ends no line; save the file with LF or CRLF line ends"
              .formatted(label(), survey.strayReturnLine()));
    }
  }

  /// The reader must have seen the rows that we see. After a torn quote both may differ on where
  /// the next row begins; then the reader's word counts.
  private void requireAllRows(RecordLines.Survey survey, StageResult result) {
    boolean torn = result.rejectCounts().stream().anyMatch(count -> count.field().isEmpty());
    if (!torn && survey.rows() != result.rowsRead()) {
      throw session.failure(
          "the source has %d rows, but %d were read".formatted(survey.rows(), result.rowsRead()));
    }
  }

  private Path markRepeated(Path target) {
    var first = firstPass(target);
    if (unique.stream()
        .allMatch(field -> session.queryLong(StageSql.countRepeated(first, field)) == 0)) {
      return first;
    }
    session.execute(
        Sql.copyToParquet(
            StageSql.markRepeated(first, unique, rowChecks.size()), secondPass(target)));
    return secondPass(target);
  }

  private StageResult finish(Path marked, Path target) throws IOException {
    var torn = TornLines.read(session);
    refuseOtherEncoding(torn);
    var rowsRead = torn.count() + session.queryLong("SELECT count(*) FROM " + Sql.parquet(marked));
    var counts = rejectCounts(marked, torn);
    var rejects = counts.isEmpty() ? List.<Reject>of() : rejects(marked, torn);
    if (counts.isEmpty()) {
      Files.move(marked, target);
    } else {
      session.execute(Sql.copyToParquet(StageSql.good(marked), target));
    }
    var rowsStaged = session.queryLong("SELECT count(*) FROM " + Sql.parquet(target));
    return new StageResult(rowsRead, rowsStaged, rejects, counts);
  }

  private void refuseOtherEncoding(TornLines torn) throws IOException {
    var first = torn.firstNotUtf8();
    if (first > 0) {
      var place = new long[1];
      RecordLines.walk(
          input,
          source.delimiter(),
          (record, line, blank) -> {
            place[0] = line;
            return record < first;
          });
      throw new QualityRefusal(Header.notUtf8(label(), place[0]));
    }
  }

  private List<RejectCount> rejectCounts(Path marked, TornLines torn) {
    var counts = new ArrayList<RejectCount>();
    if (torn.count() > 0) {
      var reason = RejectList.tornReason(table.fields().size());
      counts.add(new RejectCount("", reason, torn.count()));
    }
    session.query(
        StageSql.countRejects(marked),
        row -> {
          var failed = check(row.getInt(1));
          counts.add(new RejectCount(failed.field(), failed.reason(), row.getLong(2)));
        });
    return counts;
  }

  private List<Reject> rejects(Path marked, TornLines torn) throws IOException {
    Map<Long, Check> bad = new HashMap<>();
    session.query(
        StageSql.firstRejects(marked), row -> bad.put(row.getLong(1), check(row.getInt(2))));
    return RejectList.of(input, source, torn, bad, table.fields().size());
  }

  private Check check(int code) {
    return code < rowChecks.size()
        ? rowChecks.get(code)
        : new Check(unique.get(code - rowChecks.size()).name(), "stands in an earlier row", "");
  }

  private String label() {
    return SourceLabel.of(source, table);
  }
}
