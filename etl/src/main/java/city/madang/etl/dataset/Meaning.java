package city.madang.etl.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What the values of a field mean, told to whoever reads them.
///
/// @param description in both languages; absent if the name is all there is
/// @param unit of a number that was measured; absent for counts, codes and ratios
/// @param codes what each value means, where values are codes; else empty
/// @param forms how values are read that are written in some way
public record Meaning(
    Optional<LangText> description,
    Optional<Unit> unit,
    SequencedMap<String, LangText> codes,
    List<ValueForm> forms) {
  /// Nothing is told.
  public static final Meaning UNTOLD = new Meaning(Optional.empty(), Optional.empty());

  private static final String ANY = "*";
  private static final LangText ANY_VALUE = new LangText("모든 값", "any value");

  public Meaning {
    codes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codes));
    forms = List.copyOf(forms);
  }

  /// Of a field whose values are neither codes nor written in a way of their own.
  public Meaning(Optional<LangText> description, Optional<Unit> unit) {
    this(description, unit, new LinkedHashMap<>(), List.of());
  }

  static Meaning of(String ko, String en) {
    return new Meaning(Optional.of(new LangText(ko, en)), Optional.empty());
  }

  /// Of a field whose values may have been made coarser, by this rule, to protect people.
  public Meaning coarser(HierarchyRule rule, FieldType type) {
    var all = new ArrayList<ValueForm>();
    if (!tellsTheFinest(type)) {
      all.add(CoarseForms.finest(rule, type));
    }
    all.addAll(forms);
    all.addAll(CoarseForms.of(rule, type));
    return wider(codes, all, ". 더 넓은 값일 수 있으며 *는 모든 값", "; may be a wider value, * is any");
  }

  /// Of a field all of whose values are of one level of this rule, from 1. What they are by a
  /// table, codes and forms tell; else those are of the values that the source has.
  public Meaning at(int level, HierarchyRule rule, FieldType type) {
    boolean byTable = rule instanceof HierarchyRule.TableFile;
    var forms = byTable ? this.forms : CoarseForms.at(level, rule, type);
    var told = byTable ? codes : new LinkedHashMap<String, LangText>();
    var text = ". 더 넓은 값으로 공개하며 *는 모든 값";
    return wider(told, forms, text, "; published as a wider value, * is any");
  }

  /// Of texts in forms of their own, only who wrote these knows which are the finest.
  private boolean tellsTheFinest(FieldType type) {
    return !codes.isEmpty() || (type == FieldType.STRING && !forms.isEmpty());
  }

  private Meaning wider(Map<String, LangText> codes, List<ValueForm> forms, String ko, String en) {
    var all = new LinkedHashMap<>(codes);
    var coarse = new ArrayList<>(forms);
    if (codes.isEmpty()) {
      coarse.add(ValueForm.of(ANY, "\\*", ANY_VALUE.ko(), ANY_VALUE.en()));
    } else {
      all.put(ANY, ANY_VALUE);
    }
    var text = description.map(it -> new LangText(it.ko() + ko, it.en() + en));
    return new Meaning(text, unit, all, coarse);
  }

  /// Whether a reader is told what this value says.
  public boolean explains(String value) {
    return codes.containsKey(value)
        || forms.stream().anyMatch(form -> form.pattern().matcher(value).matches());
  }

  void requireType(FieldType type) {
    if (unit.isPresent() && type != FieldType.INTEGER && type != FieldType.NUMBER) {
      throw new IllegalArgumentException("unit belongs to fields of type integer or number");
    }
    if (!codes.isEmpty() && type != FieldType.INTEGER && type != FieldType.STRING) {
      throw new IllegalArgumentException("codes belong to fields of type string or integer");
    }
  }

  /// Who names the values that are allowed says of each what it means.
  void requireAll(Constraints constraints) {
    constraints.values().stream()
        .filter(value -> !codes.isEmpty() && !codes.containsKey(value))
        .sorted()
        .findFirst()
        .ifPresent(
            value -> {
              throw new IllegalArgumentException(
                  "enum has '%s', and codes do not say what it means".formatted(value));
            });
  }
}
