package city.madang.portal.sparql.format;

import java.io.OutputStream;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.resultset.ResultsWriter;

/// Writes what SELECT and ASK find.
public final class SolutionsWriter {
  private SolutionsWriter() {}

  public static void write(RowSet solutions, ResultFormat format, OutputStream out) {
    if (format.isHtml()) {
      new HtmlTables(out, format.language()).solutions(solutions);
    } else {
      results(format).write(out, solutions);
    }
  }

  public static void write(boolean answer, ResultFormat format, OutputStream out) {
    if (format.isHtml()) {
      new HtmlTables(out, format.language()).answer(answer);
    } else {
      results(format).write(out, answer);
    }
  }

  private static ResultsWriter results(ResultFormat format) {
    return ResultsWriter.create().lang(format.lang()).build();
  }
}
