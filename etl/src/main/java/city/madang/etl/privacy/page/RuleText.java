package city.madang.etl.privacy.page;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A rule for a sensitive column as a sentence: its name means little to whoever has to decide.
record RuleText(Language language) {
  private static final Pattern DISTINCT = Pattern.compile("(.+): distinct l = (\\d+)");
  private static final Pattern ENTROPY = Pattern.compile("(.+): entropy l = ([0-9.]+)");
  private static final Pattern RECURSIVE =
      Pattern.compile("(.+): recursive \\(([0-9.]+), (\\d+)\\)");
  private static final Pattern CLOSENESS = Pattern.compile("(.+): t = ([0-9.]+), .+");

  /// What it says of each group; by the part of a rule's words that it is told by.
  private static final Map<Pattern, List<String>> SENTENCES =
      Map.of(
          DISTINCT,
          List.of(
              "집단마다 %1$s의 값이 적어도 %2$s가지입니다.",
              "in each group, %1$s has at least %2$s different values."),
          ENTROPY,
          List.of(
              "집단마다 %1$s의 값이 적어도 %2$s가지가 고르게 섞인 만큼 다양합니다(엔트로피).",
              "in each group, the values of %1$s are as mixed as %2$s equally frequent ones, or"
                  + " more (entropy)."),
          CLOSENESS,
          List.of(
              "집단마다 %1$s의 분포가 표 전체의 분포와 %2$s보다 멀지 않습니다.",
              "in each group, %1$s is spread as in the whole table, to a distance of %2$s."));

  /// The rule, and what it means.
  String of(String rule) {
    var recursive = RECURSIVE.matcher(rule);
    if (recursive.matches()) {
      return rule + " – " + recursive(recursive);
    }
    return SENTENCES.entrySet().stream()
        .flatMap(known -> known.getKey().matcher(rule).results().map(found -> say(known, found)))
        .findFirst()
        .map(sentence -> rule + " – " + sentence)
        .orElse(rule);
  }

  private String say(Map.Entry<Pattern, List<String>> known, MatchResult found) {
    var sentences = known.getValue();
    return language
        .say(sentences.getFirst(), sentences.getLast())
        .formatted(found.group(1), found.group(2));
  }

  /// With l = 2, c bounds the share of the most frequent value: r₁ < c·(n − r₁).
  private String recursive(MatchResult rule) {
    double c = Double.parseDouble(rule.group(2));
    return rule.group(3).equals("2")
        ? language
            .say(
                "집단마다 %1$s의 가장 흔한 값도 그 집단의 행 가운데 %2$s에 못 미칩니다.",
                "in each group, the most frequent value of %1$s is in less than %2$s of the rows.")
            .formatted(rule.group(1), Language.percent(c / (c + 1)))
        : language
            .say(
                "집단마다 %1$s의 가장 흔한 값은 흔한 순서로 %3$s번째부터의 값을 모두 더한 것의 %2$s배에 못 미칩니다.",
                "in each group, the most frequent value of %1$s comes less than %2$s times as often"
                    + " as all from the %3$s. most frequent on together.")
            .formatted(rule.group(1), rule.group(2), rule.group(3));
  }
}
