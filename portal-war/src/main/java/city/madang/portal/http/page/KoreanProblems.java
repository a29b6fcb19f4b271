package city.madang.portal.http.page;

import city.madang.portal.http.Html;
import city.madang.portal.http.Language;
import city.madang.portal.problem.Problem;
import java.util.Map;
import java.util.Optional;

/// What problems are called in Korean: on pages, and in JSON for clients that like Korean best.
public final class KoreanProblems {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("bad-request", "요청을 이해할 수 없습니다"),
          Map.entry("steward-only", "관리자만 할 수 있습니다"),
          Map.entry("dataset-not-found", "그런 데이터셋이 없습니다"),
          Map.entry("release-not-found", "그런 릴리스가 없습니다"),
          Map.entry("file-not-found", "릴리스에 그런 파일이 없습니다"),
          Map.entry("webhook-not-found", "그런 웹훅이 없습니다"),
          Map.entry("delivery-not-found", "포기한 알림 가운데 그런 것이 없습니다"),
          Map.entry("question-not-found", "저장된 질문 가운데 그런 것이 없습니다"),
          Map.entry("query-not-found", "그런 질의가 돌고 있지 않습니다"),
          Map.entry("job-not-found", "그런 작업이 없습니다"),
          Map.entry("job-not-done", "작업의 결과가 아직 없습니다"),
          Map.entry("graph-not-found", "그런 그래프가 없습니다"),
          Map.entry("not-found", "이 주소에는 아무것도 없습니다"),
          Map.entry("release-withdrawn", "회수된 릴리스입니다"),
          Map.entry("release-retired", "보관 기간이 지난 릴리스입니다"),
          Map.entry("method-not-allowed", "이 주소에서는 할 수 없는 일입니다"),
          Map.entry("not-acceptable", "받을 수 있다고 한 형식으로는 줄 수 없습니다"),
          Map.entry("request-timeout", "요청이 제때 오지 않았습니다"),
          Map.entry("cursor-expired", "그 사이 데이터가 바뀌었습니다. 처음부터 다시 해 보세요"),
          Map.entry("unsupported-media-type", "읽을 수 없는 형식입니다"),
          Map.entry("precondition-failed", "파일이 기대한 것과 다릅니다"),
          Map.entry("content-too-large", "요청이 너무 큽니다"),
          Map.entry("range-not-satisfiable", "파일에 그런 범위가 없습니다"),
          Map.entry("invalid-query", "질의가 표에 맞지 않습니다"),
          Map.entry("cursor-invalid", "이 릴리스와 질의의 커서가 아닙니다"),
          Map.entry("records-timeout", "질의가 너무 오래 걸렸습니다"),
          Map.entry("records-out-of-memory", "질의에 필요한 메모리가 부족합니다"),
          Map.entry("webhook-refused", "웹훅이 될 수 없는 주소입니다"),
          Map.entry("sparql-syntax", "질의가 SPARQL 문법에 맞지 않습니다"),
          Map.entry("sparql-too-complex", "질의가 너무 복잡합니다"),
          Map.entry("sparql-refused", "여기서 허용하지 않는 질의입니다"),
          Map.entry("sparql-failed", "질의에 답할 수 없습니다"),
          Map.entry("sparql-result-too-large", "결과가 한도보다 큽니다"),
          Map.entry("sparql-holds-too-much", "질의가 한도보다 많은 것을 한꺼번에 쥐고 있습니다"),
          Map.entry("sparql-no-room", "결과를 둘 자리가 없습니다"),
          Map.entry("sparql-timeout", "질의가 너무 오래 걸렸습니다"),
          Map.entry("sparql-out-of-memory", "질의에 필요한 메모리가 부족합니다"),
          Map.entry("sparql-store-unavailable", "RDF 저장소가 답하지 않습니다"),
          Map.entry("sparql-service-unavailable", "질의가 묻는 다른 서비스가 답하지 않습니다"),
          Map.entry("sparql-cancelled", "질의가 취소되었습니다"),
          Map.entry("client-left", "질의한 쪽이 떠났습니다"),
          Map.entry("sparql-quota", "이 주소에 주어진 질의 시간을 다 썼습니다"),
          Map.entry("file-damaged", "디스크의 파일이 공개한 것과 다릅니다"),
          Map.entry("overloaded", "한꺼번에 들어온 요청이 너무 많습니다"),
          Map.entry("search-unavailable", "지금은 검색할 수 없습니다. 잠시 뒤에 다시 찾으세요"),
          Map.entry("unhealthy", "닫힌 문이 있습니다"),
          Map.entry("internal-error", "서버에서 문제가 생겼습니다"));

  private KoreanProblems() {}

  /// What a problem is called.
  ///
  /// @param name last part of the type, such as `sparql-timeout`
  public static String title(String name) {
    return TITLES.getOrDefault(name, "요청에 답하지 못했습니다");
  }

  /// What is wrong, in the reader's language if it is known there, as HTML.
  public static String detail(String detail, Language language) {
    return language == Language.KO
        ? KoreanDetails.find(detail).map(Html::escape).orElseGet(() -> english(detail))
        : Html.escape(detail);
  }

  /// A problem for a client that likes Korean best; a detail that is not known there stays English.
  static Problem korean(Problem problem) {
    var korean = problem.and("title", title(problem.name()));
    return Optional.ofNullable(problem.members().get("detail"))
        .flatMap(detail -> KoreanDetails.find(detail.toString()))
        .map(detail -> korean.and("detail", detail))
        .orElse(korean);
  }

  private static String english(String detail) {
    return "<span lang=\"en\">" + Html.escape(detail) + "</span>";
  }

  static boolean knows(String name) {
    return TITLES.containsKey(name);
  }
}
