package city.madang.portal.openapi.example;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A request that shows what a parameter can say.
///
/// @param parameter that it shows
/// @param name of the example, in one word
/// @param summary in English
/// @param value of the parameter
/// @param with what the other parameters of the same request are, by name
public record Example(
    String parameter, String name, String summary, String value, Map<String, String> with) {
  public Example {
    with = Collections.unmodifiableMap(new TreeMap<>(with));
  }
}
