package city.madang.etl.records;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.records.query.Output;
import city.madang.etl.records.query.Output.Aggregate;
import city.madang.etl.records.query.Output.OfTerm;
import city.madang.etl.records.query.RecordQuery;
import city.madang.etl.records.query.RecordQuery.Sort;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers queries in the plainest way, without an engine: what [RecordEngine] is compared with.
record NaiveQueries(List<List<@Nullable Object>> table) {
  List<List<@Nullable Object>> answer(RecordQuery query) {
    var rows = new ArrayList<List<@Nullable Object>>();
    for (var row : table) {
      if (query.where().isEmpty()
          || Objects.equals(NaiveCondition.test(query.where().get(), row), true)) {
        rows.add(row);
      }
    }
    var groups = new ArrayList<List<List<@Nullable Object>>>();
    if (query.grouped()) {
      groups.addAll(groups(query, rows));
    } else {
      rows.forEach(row -> groups.add(List.of(row)));
    }
    return groups.stream().sorted(order(query.sorts())).map(group -> shown(query, group)).toList();
  }

  private static List<List<List<@Nullable Object>>> groups(
      RecordQuery query, List<List<@Nullable Object>> rows) {
    if (query.groups().isEmpty()) {
      return List.of(rows);
    }
    var groups = new LinkedHashMap<List<@Nullable Object>, List<List<@Nullable Object>>>();
    for (var row : rows) {
      var key = new ArrayList<@Nullable Object>();
      query.groups().forEach(term -> key.add(NaiveTerm.of(term, row)));
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
    return List.copyOf(groups.values());
  }

  private static Comparator<List<List<@Nullable Object>>> order(List<Sort> sorts) {
    return (List<List<@Nullable Object>> a, List<List<@Nullable Object>> b) -> {
      for (var sort : sorts) {
        int compared = compare(sort, value(sort.output(), a), value(sort.output(), b));
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  private static int compare(Sort sort, @Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    int compared = NaiveTerm.compare(a, b);
    return sort.descending() ? -compared : compared;
  }

  private static List<@Nullable Object> shown(
      RecordQuery query, List<List<@Nullable Object>> group) {
    var values = new ArrayList<@Nullable Object>();
    query.selections().forEach(selection -> values.add(value(selection.output(), group)));
    return values;
  }

  private static @Nullable Object value(Output output, List<List<@Nullable Object>> group) {
    return switch (output) {
      case OfTerm(var term) -> NaiveTerm.of(term, group.getFirst());
      case Aggregate aggregate -> aggregate(aggregate, group);
    };
  }

  private static @Nullable Object aggregate(
      Aggregate aggregate, List<List<@Nullable Object>> group) {
    if (aggregate.term().isEmpty()) {
      return (long) group.size();
    }
    var term = aggregate.term().get();
    var values =
        group.stream()
            .flatMap(row -> Stream.ofNullable(NaiveTerm.of(term, row)))
            .sorted(NaiveTerm::compare)
            .toList();
    return switch (aggregate.kind()) {
      case COUNT -> (long) values.size();
      case COUNT_DISTINCT -> values.stream().distinct().count();
      case MIN -> values.isEmpty() ? null : values.getFirst();
      case MAX -> values.isEmpty() ? null : values.getLast();
      case SUM -> values.isEmpty() ? null : sum(term.type(), values);
      case AVG -> values.isEmpty() ? null : doubles(values).average().orElseThrow();
      case PERCENTILE -> values.isEmpty() ? null : percentile(values, aggregate.fraction());
    };
  }

  private static DoubleStream doubles(List<Object> values) {
    return values.stream().mapToDouble(value -> ((Number) value).doubleValue());
  }

  private static Object sum(FieldType type, List<Object> values) {
    if (type == FieldType.NUMBER) {
      return doubles(values).sum();
    }
    var sum =
        values.stream()
            .map(value -> BigInteger.valueOf((Long) value))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return sum.bitLength() < Long.SIZE ? (Object) sum.longValueExact() : sum;
  }

  private static double percentile(List<Object> values, double fraction) {
    double place = (values.size() - 1) * fraction;
    var sorted = doubles(values).toArray();
    double low = sorted[(int) Math.floor(place)];
    double high = sorted[(int) Math.ceil(place)];
    return low == high ? low : low + (high - low) * (place - Math.floor(place));
  }
}
