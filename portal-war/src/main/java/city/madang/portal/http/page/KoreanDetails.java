package city.madang.portal.http.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the details of the problems that readers meet most say in Korean. They are English in JSON;
/// those that are not here stay so on pages too, and say that they are.
final class KoreanDetails {
  private static final String HINT = "(?:; did you mean '(?<near>[^']*)'\\?)?";

  private static final List<Detail> DETAILS =
      List.of(
          new Detail(
              "there is no dataset '(?<it>.*)'" + HINT + ": /api/datasets lists what is published",
              "‘${it}’이라는 데이터셋은 없습니다. 공개된 것은 /api/datasets에 있습니다."),
          new Detail(
              "there is no parameter '(?<it>.*)'" + HINT + ": there are (?<known>.*)",
              "‘${it}’이라는 매개변수는 없습니다. 있는 것: ${known}"),
          new Detail(
              "there is no theme '(?<it>.*)'" + HINT + ": there are (?<known>.*)",
              "‘${it}’이라는 주제는 없습니다. 있는 것: ${known}"),
          new Detail("(?<it>[^:]*): there is no such parameter" + HINT, "‘${it}’이라는 매개변수는 없습니다."),
          new Detail("(?<it>[^:]*): it is given twice", "매개변수 ‘${it}’가 두 번 있습니다."),
          new Detail("/api/datasets lists what is published", "공개된 것은 /api/datasets에 있습니다."),
          new Detail("it may not be published yet", "아직 공개되지 않았을 수 있습니다."),
          new Detail("/api/datasets lists the current one", "지금의 릴리스는 /api/datasets에 있습니다."),
          new Detail("'latest' is the current one", "지금의 릴리스는 ‘latest’입니다."),
          new Detail("manifest\\.json lists the files", "릴리스의 파일은 manifest.json에 있습니다."),
          new Detail("/api/questions lists those that are saved", "저장된 질문은 /api/questions에 있습니다."),
          new Detail("kind is dataset or row", "kind는 dataset이나 row입니다."),
          new Detail(
              "size is a whole number from 1 to (?<most>[0-9]+)", "size는 1부터 ${most}까지의 정수입니다."),
          new Detail("the cursor is not one of ours", "이 포털이 준 cursor가 아닙니다."),
          new Detail(
              "the data has been replaced since: begin again without a cursor",
              "그 사이 데이터가 바뀌었으니 cursor 없이 처음부터 다시 하세요."),
          new Detail(
              "there are application/json and text/html", "application/json과 text/html이 있습니다."));

  private KoreanDetails() {}

  /// The same in Korean, if it is known.
  static Optional<String> find(String detail) {
    return DETAILS.stream().flatMap(known -> known.of(detail).stream()).findFirst();
  }

  /// @param korean with the groups of `english`
  private record Detail(Pattern english, String korean) {
    Detail(String english, String korean) {
      this(Pattern.compile(english, Pattern.DOTALL), korean);
    }

    Optional<String> of(String detail) {
      var said = english.matcher(detail);
      return said.matches()
          ? Optional.of(said.replaceFirst(korean) + near(said))
          : Optional.empty();
    }

    private static String near(Matcher said) {
      return said.namedGroups().containsKey("near") && said.group("near") != null
          ? " ‘" + said.group("near") + "’ 말인가요?"
          : "";
    }
  }
}
