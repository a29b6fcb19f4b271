package city.madang.etl.records.query;

import city.madang.etl.records.query.Output.Aggregate;
import city.madang.etl.records.query.Output.Kind;
import city.madang.etl.records.query.Output.OfTerm;
import city.madang.etl.records.query.RecordQuery.Selection;
import city.madang.etl.records.query.RecordQuery.Sort;
import city.madang.etl.records.query.Term.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a query and checks it against its table: what comes out can be run.
public final class QueryReader {
  private static final int SELECTIONS = 200;

  private final RecordTable table;

  private QueryReader(RecordTable table) {
    this.table = table;
  }

  /// The query that these texts are.
  ///
  /// @throws InvalidQueryException that tells parameter, position and what could stand there
  public static RecordQuery read(RecordTable table, QueryTexts texts) {
    return new QueryReader(table).read(texts);
  }

  private RecordQuery read(QueryTexts texts) {
    var selected = texts.select().isBlank() ? List.<Selected>of() : readSelect(texts.select());
    var groups = readGroups(texts.groupby(), selected);
    boolean grouped =
        !groups.isEmpty() || selected.stream().anyMatch(one -> isAggregate(one.output()));
    requireGrouped(selected, groups, grouped);
    var selections = selections(selected, groups, grouped);
    var sorts = readSorts(texts.orderby(), selections, groups, grouped);
    return new RecordQuery(table, selections, readWhere(texts.where()), grouped, groups, sorts);
  }

  /// What `select` says, with its place.
  private record Selected(String name, Output output, Token token, boolean all) {}

  private static boolean isAggregate(Output output) {
    return output instanceof Aggregate;
  }

  private List<Selected> readSelect(String text) {
    var words = new Words("select", text);
    var selected = new ArrayList<Selected>();
    var names = new HashSet<String>();
    do {
      if (words.peek().isSign("*")) {
        var star = words.next();
        table.fields().forEach(f -> add(words, names, selected, whole(star, f)));
      } else {
        add(words, names, selected, readSelected(words));
      }
    } while (words.takeSign(","));
    words.requireEnd("',' or the end");
    return selected;
  }

  private static Selected whole(Token star, RecordField field) {
    return new Selected(field.name(), new OfTerm(new Column(field)), star, true);
  }

  private Selected readSelected(Words words) {
    var token = words.peek();
    var output = new OutputReader(table, words).read();
    var name = words.takeWord("as") ? readAlias(words) : output.defaultName();
    return new Selected(name, output, token, false);
  }

  private static String readAlias(Words words) {
    var token = words.next();
    boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NAME;
    if (!name || !token.text().matches("[\\p{L}\\p{N}_ .-]{1,64}")) {
      throw words.failure(token, "a name of letters, digits and _ is expected after 'as'");
    }
    return token.text();
  }

  private static void add(Words words, Set<String> names, List<Selected> selected, Selected one) {
    if (!names.add(one.name())) {
      throw words.failure(
          one.token(), "'%s' is shown twice: name one with 'as'".formatted(one.name()));
    }
    if (selected.size() == SELECTIONS) {
      throw words.failure(one.token(), "at most %d can be shown".formatted(SELECTIONS));
    }
    selected.add(one);
  }

  private List<Term> readGroups(String text, List<Selected> selected) {
    if (text.isBlank()) {
      return List.of();
    }
    var words = new Words("groupby", text);
    var groups = new LinkedHashSet<Term>();
    do {
      groups.add(readGroup(words, selected));
    } while (words.takeSign(","));
    words.requireEnd("',' or the end");
    return List.copyOf(groups);
  }

  private Term readGroup(Words words, List<Selected> selected) {
    var token = words.peek();
    if (!words.isBeforeParenthesis() && table.find(token.text()).isEmpty()) {
      for (var one : selected) {
        if (one.name().equals(token.text()) && one.output() instanceof OfTerm(var term)) {
          words.next();
          return term;
        }
      }
    }
    return new TermReader(table, words).read();
  }

  private static void requireGrouped(List<Selected> selected, List<Term> groups, boolean grouped) {
    if (!grouped) {
      return;
    }
    for (var one : selected) {
      if (one.output() instanceof OfTerm(var term) && !groups.contains(term)) {
        throw new InvalidQueryException(
            "select",
            one.token().position(),
            "'%s' is not the same in all rows of a group: group by it, or use a function such as min"
                .formatted(one.all() ? "*" : one.name()),
            OutputReader.FUNCTIONS);
      }
    }
  }

  private List<Selection> selections(List<Selected> selected, List<Term> groups, boolean grouped) {
    if (!selected.isEmpty()) {
      return selected.stream().map(one -> new Selection(one.name(), one.output())).toList();
    }
    var selections = new ArrayList<Selection>();
    if (grouped) {
      groups.forEach(term -> selections.add(selection(new OfTerm(term))));
      selections.add(count(selections));
    } else {
      table.fields().forEach(field -> selections.add(selection(new OfTerm(new Column(field)))));
    }
    return selections;
  }

  /// A table may have a field called `count`.
  private static Selection count(List<Selection> others) {
    var count = new Aggregate(Kind.COUNT, Optional.empty(), 0);
    boolean taken = others.stream().anyMatch(one -> one.name().equals(count.defaultName()));
    return new Selection(taken ? "rows" : count.defaultName(), count);
  }

  private static Selection selection(Output output) {
    return new Selection(output.defaultName(), output);
  }

  private Optional<Condition> readWhere(String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new ConditionReader(table, new Words("where", text)).read());
  }

  private List<Sort> readSorts(
      String text, List<Selection> selections, List<Term> groups, boolean grouped) {
    var sorts = new ArrayList<Sort>();
    if (!text.isBlank()) {
      var words = new Words("orderby", text);
      do {
        sorts.add(readSort(words, selections, groups, grouped));
      } while (words.takeSign(","));
      words.requireEnd("'asc', 'desc', ',' or the end");
    }
    groups.stream()
        .map(OfTerm::new)
        .filter(key -> sorts.stream().noneMatch(sort -> sort.output().equals(key)))
        .toList()
        .forEach(key -> sorts.add(new Sort(key, false)));
    return sorts;
  }

  private Sort readSort(
      Words words, List<Selection> selections, List<Term> groups, boolean grouped) {
    var token = words.peek();
    var output = readSortOutput(words, selections);
    if (!grouped && isAggregate(output)) {
      throw words.failure(token, "rows are not grouped: sort by a field");
    }
    if (grouped && output instanceof OfTerm(var term) && !groups.contains(term)) {
      throw words.failure(
          token,
          "groups are sorted by what is shown or grouped by",
          selections.stream().map(Selection::name).toList());
    }
    boolean descending = words.takeWord("desc");
    if (!descending) {
      words.takeWord("asc");
    }
    return new Sort(output, descending);
  }

  private Output readSortOutput(Words words, List<Selection> selections) {
    var token = words.peek();
    if (!words.isBeforeParenthesis()) {
      for (var selection : selections) {
        if (token.kind() != Token.Kind.TEXT && selection.name().equals(token.text())) {
          words.next();
          return selection.output();
        }
      }
    }
    return new OutputReader(table, words).read();
  }
}
