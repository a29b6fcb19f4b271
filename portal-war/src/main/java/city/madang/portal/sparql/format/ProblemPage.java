package city.madang.portal.sparql.format;

import static city.madang.portal.http.Html.escape;

import city.madang.portal.http.page.KoreanProblems;
import city.madang.portal.problem.Problem;
import city.madang.portal.problem.ProblemException;
import java.util.Map;

/// A problem for people: what is wrong, where, and the form with the query as it was typed.
public final class ProblemPage {
  private ProblemPage() {}

  /// `problem` with its page.
  public static ProblemException show(ProblemException problem, AskedPage asked) {
    return problem
        .withPage(page(problem.problem(), asked))
        .withHeader("Content-Security-Policy", ResultFormat.SECURITY)
        .withHeader("Vary", "Accept, Accept-Encoding, Accept-Language");
  }

  static String page(Problem problem, AskedPage asked) {
    var members = problem.members();
    var query = asked.request().query();
    var language = asked.language();
    return HtmlPage.head(asked)
        + "<p role=\"alert\"><strong>%s.</strong> %s</p>\n"
            .formatted(
                escape(language.of(KoreanProblems.title(problem.name()), text(members, "title"))),
                KoreanProblems.detail(text(members, "detail"), language))
        + (members.get("line") instanceof Integer line ? marked(query, line, members) : "")
        + HtmlPage.form(query, language)
        + HtmlPage.foot(asked);
  }

  /// The lines of the query up to the wrong one, with what is wrong in it marked.
  private static String marked(String query, int line, Map<String, Object> members) {
    var lines = query.split("\r\n?|\n", -1);
    var wrong = lines[line - 1];
    int begin = Math.min((Integer) members.getOrDefault("column", 1) - 1, wrong.length());
    int end = Math.min(begin + text(members, "token").length(), wrong.length());
    var shown = new StringBuilder("<pre>\n");
    for (int i = 0; i < line - 1; i++) {
      shown.append(escape(lines[i])).append('\n');
    }
    return shown
        .append(escape(wrong.substring(0, begin)))
        .append("<mark>")
        .append(begin == end ? " " : escape(wrong.substring(begin, end)))
        .append("</mark>")
        .append(escape(wrong.substring(end)))
        .append("</pre>\n")
        .toString();
  }

  private static String text(Map<String, Object> members, String name) {
    return String.valueOf(members.getOrDefault(name, ""));
  }
}
