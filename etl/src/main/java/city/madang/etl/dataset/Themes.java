package city.madang.etl.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What datasets are about. Source: EU Vocabularies, authority table "Data theme", with its English
/// labels.
public final class Themes {
  private static final Map<String, LangText> NAMES = names();

  private Themes() {}

  private static Map<String, LangText> names() {
    var names = new LinkedHashMap<String, LangText>();
    names.put("TRAN", new LangText("교통", "Transport"));
    names.put("ENER", new LangText("에너지", "Energy"));
    names.put("ENVI", new LangText("환경", "Environment"));
    names.put("SOCI", new LangText("인구와 사회", "Population and society"));
    names.put("REGI", new LangText("지역과 도시", "Regions and cities"));
    names.put("GOVE", new LangText("정부와 공공", "Government and public sector"));
    names.put("JUST", new LangText("사법과 안전", "Justice, legal system and public safety"));
    names.put("ECON", new LangText("경제와 재정", "Economy and finance"));
    names.put("TECH", new LangText("과학과 기술", "Science and technology"));
    names.put("EDUC", new LangText("교육과 문화", "Education, culture and sport"));
    names.put("HEAL", new LangText("건강", "Health"));
    names.put("AGRI", new LangText("농업과 식품", "Agriculture, fisheries, forestry and food"));
    names.put("INTR", new LangText("국제", "International issues"));
    names.put("OP_DATPRO", new LangText("임시 자료", "Provisional data"));
    return names;
  }

  /// All codes, in the order in which they are told.
  public static Set<String> codes() {
    return NAMES.keySet();
  }

  /// What it is called; itself, if it is not known.
  public static LangText name(String code) {
    return NAMES.getOrDefault(code, new LangText(code, code));
  }
}
