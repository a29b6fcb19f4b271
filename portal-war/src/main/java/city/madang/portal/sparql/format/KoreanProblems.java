package city.madang.portal.sparql.format;

import java.util.Map;

/// What the problems of this door are called in Korean, for pages: their titles in JSON are
/// English, as those of all problems.
final class KoreanProblems {
  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("bad-request", "요청을 이해할 수 없습니다"),
          Map.entry("not-acceptable", "받을 수 있다고 한 형식으로는 줄 수 없습니다"),
          Map.entry("overloaded", "한꺼번에 들어온 요청이 너무 많습니다"),
          Map.entry("client-left", "질의한 쪽이 떠났습니다"),
          Map.entry("internal-error", "서버에서 문제가 생겼습니다"),
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
          Map.entry("sparql-quota", "이 주소에 주어진 질의 시간을 다 썼습니다"));

  private KoreanProblems() {}

  /// @param name last part of the type, such as `sparql-timeout`
  static String title(String name) {
    return TITLES.getOrDefault(name, "질의에 답하지 못했습니다");
  }
}
