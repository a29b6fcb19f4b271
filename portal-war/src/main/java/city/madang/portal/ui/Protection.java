package city.madang.portal.ui;

import city.madang.portal.http.Language;
import tools.jackson.databind.JsonNode;

/// What a release did for the sake of people, as its report tells.
///
/// @param report `privacy.json`; missing where nobody stands behind a row
/// @param language of the words
record Protection(JsonNode report, Language language) {
  boolean isAbsent() {
    return report.isMissingNode();
  }

  /// Counts with noise, where nobody is told how many rows there were.
  boolean isNoisy() {
    return report.path("noise").path("epsilon").isNumber();
  }

  /// In a few words.
  String words() {
    if (isNoisy()) {
      return language
          .of("잡음을 더한 수 (ε = %s)", "counts with noise (ε = %s)")
          .formatted(report.path("noise").path("epsilon").asString());
    }
    if (ways().equals("points")) {
      return language.of("이름 없는 짧은 이동 조각만", "ways in short pieces without names only");
    }
    if (ways().equals("flows")) {
      return language.of("칸에서 칸으로 간 수만", "counts from cell to cell only");
    }
    if (report.path("k").path("required").isNumber()) {
      return language
          .of("같아 보이는 사람이 적어도 %s명인 행만", "only rows that at least %s people look alike in")
          .formatted(report.path("k").path("required").asString());
    }
    return language.of("사람에 관한 자료, 공개 전에 측정함", "about people, measured before it was published");
  }

  private String ways() {
    return report.path("trajectory").path("released").asString("");
  }

  /// What became of a field.
  ///
  /// @param role of it, as the schema says
  String of(String role) {
    return switch (role) {
      case "open" ->
          isNoisy() || !ways().isEmpty() ? made() : language.of("공개: 원본 그대로", "open: as it was");
      case "quasi" ->
          isNoisy()
              ? language.of("묶음: 이 값끼리 셈", "group: rows are counted by it")
              : language.of("준식별자: 일반화함", "quasi-identifier: made more general");
      case "sensitive" -> language.of("민감한 값: 여러 값과 섞임", "sensitive: among others' values");
      case "measure" -> language.of("측정값: 반올림함", "measure: rounded");
      case "track" -> language.of("이동 지점: 자르고 반올림함", "point of a track: cut and rounded");
      default -> made();
    };
  }

  private String made() {
    return language.of("공개하면서 만든 값", "made for the release");
  }
}
