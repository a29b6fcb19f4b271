package city.madang.etl.dataset;

import java.util.List;
import java.util.stream.Stream;

/// What people type who look for a dataset (`dcat:keyword`); none, or some in each language.
///
/// @param ko Korean ones, none blank
/// @param en English ones, none blank
public record Keywords(List<String> ko, List<String> en) {
  public static final Keywords NONE = new Keywords(List.of(), List.of());

  /// @throws IllegalArgumentException if one is blank, stands twice, or a language has none
  public Keywords {
    ko = List.copyOf(ko);
    en = List.copyOf(en);
    if (ko.isEmpty() != en.isEmpty()) {
      throw new IllegalArgumentException("keywords need both ko and en");
    }
    if (Stream.concat(ko.stream(), en.stream()).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a keyword is blank");
    }
    requireDistinct(ko);
    requireDistinct(en);
  }

  private static void requireDistinct(List<String> words) {
    if (words.stream().distinct().count() < words.size()) {
      throw new IllegalArgumentException("a keyword stands twice");
    }
  }
}
