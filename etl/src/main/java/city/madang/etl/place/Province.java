package city.madang.etl.place;

import java.util.stream.Stream;

/// The first-level divisions of Korea, as they were called in 2018.
///
/// Source: Statistics Korea, classification of administrative divisions.
public enum Province {
  SEOUL("11", "서울특별시", "Seoul"),
  BUSAN("21", "부산광역시", "Busan"),
  DAEGU("22", "대구광역시", "Daegu"),
  INCHEON("23", "인천광역시", "Incheon"),
  GWANGJU("24", "광주광역시", "Gwangju"),
  DAEJEON("25", "대전광역시", "Daejeon"),
  ULSAN("26", "울산광역시", "Ulsan"),
  SEJONG("29", "세종특별자치시", "Sejong"),
  GYEONGGI("31", "경기도", "Gyeonggi-do"),
  GANGWON("32", "강원도", "Gangwon-do"),
  NORTH_CHUNGCHEONG("33", "충청북도", "Chungcheongbuk-do"),
  SOUTH_CHUNGCHEONG("34", "충청남도", "Chungcheongnam-do"),
  NORTH_JEOLLA("35", "전라북도", "Jeollabuk-do"),
  SOUTH_JEOLLA("36", "전라남도", "Jeollanam-do"),
  NORTH_GYEONGSANG("37", "경상북도", "Gyeongsangbuk-do"),
  SOUTH_GYEONGSANG("38", "경상남도", "Gyeongsangnam-do"),
  JEJU("39", "제주특별자치도", "Jeju-do");

  private final String code;
  private final String koreanName;
  private final String englishName;

  Province(String code, String koreanName, String englishName) {
    this.code = code;
    this.koreanName = koreanName;
    this.englishName = englishName;
  }

  /// The one that a district's code begins with.
  static Province of(String district) {
    return Stream.of(values())
        .filter(each -> district.startsWith(each.code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no province has district " + district));
  }

  /// In Korean.
  public String koreanName() {
    return koreanName;
  }

  /// In Latin letters.
  public String englishName() {
    return englishName;
  }
}
