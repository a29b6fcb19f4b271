package city.madang.etl.draft;

import java.util.Arrays;
import java.util.regex.Pattern;

/// What the name of a column makes a reviewer think of. It is a question, never an answer.
enum Suspicion {
  /// What names a person by itself.
  NAMES(
      "name|(first|last|full|given|family|user|customer|driver|owner|person|member)_name|surname"
          + "|e?mail|.*_e?mail|(.*_)?(phone|tel|mobile|fax)(_.*)?|(.*_)?addr(ess)?|passport.*|ssn|rrn"
          + "|(.*_)?plate(_.*)?|card_?(no|num|number|id)|account(_.*)?|ip(_address)?|mac|imei|login"
          + "|성명|이름|.*(고객|회원|이용자|사용자|운전자|소유자|신청자|담당자)명|.*전화.*|.*휴대.*|.*연락처.*|.*메일.*"
          + "|.*주소.*|.*주민.*번호.*|.*여권.*|.*차량번호.*|.*번호판.*|.*카드번호.*|.*계좌.*"),
  /// What looks like that, whatever it is called.
  LOOKS("(?!)"),
  /// Whose row it is.
  WHOSE(
      "(user|member|customer|client|rider|driver|person|patient|passenger|subscriber|resident"
          + "|citizen|vehicle|household|device|card)(_(id|no|num|number|key|code))?"
          + "|.*(고객|회원|이용자|사용자|운전자|환자|가구|차량|단말|기기)_?(번호|id|아이디|일련번호|코드)"),
  /// What helps to recognize a person.
  RECOGNIZES(
      "(.*_)?birth.*|.*born.*|dob|age(_.*)?|(.*_)?age|sex|gender|(.*_)?zip(_?code)?|post(al)?_?code"
          + "|job|occupation|profession|nationality|race|education|marital.*|(.*_)?(lat|latitude)"
          + "|(.*_)?(lon|lng|long|longitude)|home(_.*)?|residence.*"
          + "|.*생년.*|.*출생.*|나이|.*연령.*|성별|.*우편번호.*|직업|국적|.*학력.*|.*거주.*|위도|경도"),
  /// What nobody should learn of a person.
  CONFIDES(
      "(.*_)?(disease|diagnosis|diagnose|illness|health|symptom|medication|blood|income|salary|wage"
          + "|debt|religion|faith|party|union|disability|orientation|ethnicity|offen[cs]e|crime"
          + "|medical|clinical)s?(_.*)?"
          + "|.*병명.*|.*질병.*|.*질환.*|.*상병.*|.*진단.*|.*진료.*|.*증상.*|.*투약.*|.*처방.*|.*수술.*|.*건강.*"
          + "|.*혈액.*|.*임신.*|.*소득.*|.*급여.*|.*연봉.*|.*임금.*|.*부채.*|.*재산.*|.*종교.*|.*신앙.*"
          + "|.*정당.*|.*노조.*|.*장애.*|.*범죄.*|.*전과.*"),
  /// Nothing.
  NONE("(?!)");

  private final Pattern names;

  Suspicion(String names) {
    this.names = Pattern.compile(names);
  }

  /// @param name in lower case, its words parted by underscores
  static Suspicion of(String name) {
    return Arrays.stream(values())
        .filter(suspicion -> suspicion.names.matcher(name).matches())
        .findFirst()
        .orElse(NONE);
  }
}
