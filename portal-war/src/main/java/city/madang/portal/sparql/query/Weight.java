package city.madang.portal.sparql.query;

import city.madang.etl.dataset.LangText;

/// Which lane a query is of, and why.
public enum Weight {
  NAMED(false, "이름이 있는 것에서 시작합니다", "it begins at things that it names"),
  FEW(false, "데이터를 훑지만 몇 행 뒤에 멈춥니다", "it looks through the data, and stops after few rows"),
  SCAN(true, "속성이나 클래스나 그래프 하나를 다 훑습니다", "it looks through all of a property, a class or a graph"),
  COMPARES(
      true,
      "작은지 알 수 없는 도형을 서로 견줍니다",
      "it compares geometries with each other, none of which is known to be small"),
  PRODUCT(
      true,
      "함께 쓰는 변수가 없는 부분을 곱하거나, 시작이 없는 경로를 따라갑니다",
      "it multiplies parts that share no variable, or follows a path without a begin");

  private final boolean heavy;
  private final String ko;
  private final String en;

  Weight(boolean heavy, String ko, String en) {
    this.heavy = heavy;
    this.ko = ko;
    this.en = en;
  }

  /// Whether it is likely to take long.
  public boolean isHeavy() {
    return heavy;
  }

  /// What was seen in the query.
  public LangText reason() {
    return new LangText(ko, en);
  }
}
