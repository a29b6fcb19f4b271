package city.madang.portal.sparql.questions;

import city.madang.etl.dataset.LangText;
import city.madang.ontology.CompetencyQuestion;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What is saved.
///
/// @param questions in the order in which they are told
public record QuestionList(List<Saved> questions) {
  public QuestionList {
    questions = List.copyOf(questions);
  }

  /// One question.
  ///
  /// @param id its name in addresses
  /// @param title the question itself, in both languages
  /// @param answer where its answer is
  /// @param editor where it can be changed and asked
  /// @param query in SPARQL
  public record Saved(String id, LangText title, URI answer, URI editor, String query) {
    static Saved of(CompetencyQuestion question, URI baseIri) {
      return new Saved(
          question.id(),
          new LangText(question.ko(), question.en()),
          baseIri.resolve("api/questions/" + question.id()),
          baseIri.resolve(QuestionList.editor(question)),
          question.query());
    }

    /// The path and query of the editor's address, relative to the portal.
    String editorPath() {
      return QuestionList.editor(query);
    }
  }

  /// Where the page of the SPARQL door shows a question with its answer, relative to the portal.
  public static String editor(CompetencyQuestion question) {
    return editor(question.query());
  }

  private static String editor(String query) {
    return "sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  /// Those that come with the vocabulary.
  ///
  /// @param baseIri of the portal, ending with `/`
  public static QuestionList of(List<CompetencyQuestion> questions, URI baseIri) {
    return new QuestionList(
        questions.stream().map(question -> Saved.of(question, baseIri)).toList());
  }
}
