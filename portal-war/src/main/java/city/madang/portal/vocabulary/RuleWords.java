package city.madang.portal.vocabulary;

import city.madang.portal.http.Language;
import java.util.Map;

/// What the rules of SHACL are called, in Korean.
final class RuleWords {
  private static final Map<String, String> KOREAN =
      Map.ofEntries(
          Map.entry("minCount", "최소 개수"),
          Map.entry("maxCount", "최대 개수"),
          Map.entry("datatype", "자료형"),
          Map.entry("class", "클래스"),
          Map.entry("node", "따를 형상"),
          Map.entry("nodeKind", "노드 종류"),
          Map.entry("pattern", "글자 모양"),
          Map.entry("flags", "모양 옵션"),
          Map.entry("in", "다음 중 하나"),
          Map.entry("hasValue", "반드시 있는 값"),
          Map.entry("minInclusive", "최솟값"),
          Map.entry("maxInclusive", "최댓값"),
          Map.entry("minExclusive", "이보다 큼"),
          Map.entry("maxExclusive", "이보다 작음"),
          Map.entry("minLength", "최소 글자 수"),
          Map.entry("maxLength", "최대 글자 수"),
          Map.entry("uniqueLang", "언어마다 하나"),
          Map.entry("languageIn", "언어"),
          Map.entry("lessThan", "이 속성보다 작음"),
          Map.entry("lessThanOrEquals", "이 속성 이하"),
          Map.entry("or", "다음 중 하나를 따름"),
          Map.entry("xone", "다음 중 하나만 따름"),
          Map.entry("and", "모두 따름"),
          Map.entry("not", "따르지 않음"),
          Map.entry("severity", "심각도"));

  private RuleWords() {}

  /// What a rule is called; in English, and where there is no other word, as SHACL calls it.
  ///
  /// @param rule local name of the property of SHACL
  static String of(String rule, Language language) {
    return language.of(KOREAN.getOrDefault(rule, rule), rule);
  }
}
