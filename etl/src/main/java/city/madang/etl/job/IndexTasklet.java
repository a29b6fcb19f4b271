package city.madang.etl.job;

import city.madang.etl.dataset.Table;
import city.madang.etl.doors.IndexRows;
import city.madang.etl.index.IndexedRow;
import city.madang.etl.index.SearchContent.IndexedTable;
import city.madang.etl.index.SearchIndex;
import city.madang.etl.run.Run;
import city.madang.etl.table.TableEngine;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/// Step `index`: released rows into an index beside the current one, a chunk at a time.
///
/// Spring Batch keeps the position after each chunk; a restart goes on from there. A chunk that was
/// written before the crash is written again, and overwrites itself.
final class IndexTasklet implements Tasklet {
  /// Rows between two restart points; opening the file again for each costs little.
  private static final int CHUNK_ROWS = 20_000;

  private static final String TABLE = "index.table";
  private static final String ROW = "index.row";

  private final Engines engines;
  private final Runs runs;
  private final JobTables jobTables;
  private final ProgressListener progress;

  IndexTasklet(Engines engines, Runs runs, JobTables jobTables, ProgressListener progress) {
    this.engines = engines;
    this.runs = runs;
    this.jobTables = jobTables;
    this.progress = progress;
  }

  @Override
  public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
    var step = contribution.getStepExecution();
    var run = runs.get(step.getJobExecution());
    var index = open(run, step.getExecutionContext());
    var engine = jobTables.of(step.getJobExecution(), run).released();
    var written = writeChunk(run, engine, index, step.getExecutionContext());
    contribution.incrementWriteCount(written);
    progress.rows(step, step.getWriteCount() + written);
    return finish(run, engine, index, step);
  }

  /// What an earlier run of the same version left is dropped; what this one wrote is kept.
  private String open(Run run, ExecutionContext context) {
    if (!context.containsKey(TABLE)) {
      engines.index().discard(SearchIndex.name(run.descriptor().id(), run.version()));
      context.putInt(TABLE, 0);
      context.putLong(ROW, 0);
    }
    return engines.index().create(run.descriptor(), run.version());
  }

  private int writeChunk(Run run, TableEngine engine, String index, ExecutionContext context) {
    var tables = indexed(run);
    var position = context.getInt(TABLE);
    if (position == tables.size()) {
      return 0;
    }
    var rows = read(run, engine, tables.get(position), context.getLong(ROW));
    engines.index().write(index, rows);
    if (rows.size() < CHUNK_ROWS) {
      context.putInt(TABLE, position + 1);
      context.putLong(ROW, 0);
    } else {
      context.putLong(ROW, context.getLong(ROW) + rows.size());
    }
    return rows.size();
  }

  private static List<IndexedRow> read(Run run, TableEngine engine, Table table, long offset) {
    var mapping = new IndexRows(run.descriptor().id(), IndexedTable.of(table, 0));
    var chunk = new ArrayList<IndexedRow>();
    try (var rows = engine.rows(run.files().released(table), offset)) {
      while (chunk.size() < CHUNK_ROWS && rows.hasNext()) {
        chunk.add(mapping.toIndexed(rows.next()));
      }
    }
    return chunk;
  }

  private RepeatStatus finish(Run run, TableEngine engine, String index, StepExecution step) {
    if (step.getExecutionContext().getInt(TABLE) < indexed(run).size()) {
      return RepeatStatus.CONTINUABLE;
    }
    engines.index().finish(index, expected(run, engine));
    return RepeatStatus.FINISHED;
  }

  private static long expected(Run run, TableEngine engine) {
    return indexed(run).stream()
        .mapToLong(table -> engine.count(run.files().released(table)))
        .sum();
  }

  private static List<Table> indexed(Run run) {
    return run.descriptor().tables().stream().filter(table -> table.index().rows()).toList();
  }
}
