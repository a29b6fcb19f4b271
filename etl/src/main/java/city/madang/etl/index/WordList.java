package city.madang.etl.index;

import java.util.List;

/// The words of a city that stock dictionaries do not know, as all doors that find words use them.
public enum WordList {
  /// Rules of nori's user dictionary: a word, or a compound and its parts.
  KOREAN_WORDS("words.txt"),

  /// Other words for the same thing, in Solr's format.
  KOREAN_SYNONYMS("synonyms.ko.txt"),

  /// Other words for the same thing, in Solr's format.
  ENGLISH_SYNONYMS("synonyms.en.txt"),

  /// Districts in Latin letters, and in Korean.
  DISTRICTS("districts.txt");

  private final String resource;

  WordList(String resource) {
    this.resource = resource;
  }

  /// Its entries, without comments.
  public List<String> lines() {
    return IndexDefinition.resource(resource)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }
}
