package city.madang.etl.records.query;

import city.madang.etl.dataset.FieldType;
import java.util.Locale;
import java.util.Optional;

/// What an answer can show: something of a row, or something of a group of rows.
public sealed interface Output {
  FieldType type();

  /// The name that it has when the query gives none.
  String defaultName();

  /// Something of a row, or what all rows of a group share.
  record OfTerm(Term term) implements Output {
    @Override
    public FieldType type() {
      return term.type();
    }

    @Override
    public String defaultName() {
      var name = term.field().name();
      return switch (term) {
        case Term.Column _ -> name;
        case Term.Bucket(var unit, _) -> name + "_" + unit.name().toLowerCase(Locale.ROOT);
        case Term.Part(var part, _) -> name + "_" + part.name().toLowerCase(Locale.ROOT);
      };
    }
  }

  /// A function of a group.
  ///
  /// @param term absent for `count(*)`
  /// @param fraction of a percentile, from 0 to 1; else 0
  record Aggregate(Kind kind, Optional<Term> term, double fraction) implements Output {
    @Override
    public FieldType type() {
      return switch (kind) {
        case COUNT, COUNT_DISTINCT -> FieldType.INTEGER;
        case SUM, MIN, MAX -> term.map(Term::type).orElse(FieldType.INTEGER);
        case AVG, PERCENTILE -> FieldType.NUMBER;
      };
    }

    @Override
    public String defaultName() {
      var name = kind.name().toLowerCase(Locale.ROOT);
      return term.map(of -> name + "_" + new OfTerm(of).defaultName()).orElse(name);
    }
  }

  /// Functions of a group. Values that are not there do not count.
  enum Kind {
    COUNT,
    COUNT_DISTINCT,
    SUM,
    AVG,
    MIN,
    MAX,
    PERCENTILE
  }
}
