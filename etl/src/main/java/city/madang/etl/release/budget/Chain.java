package city.madang.etl.release.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// All entries of a ledger, first one first, and what their head says of them.
record Chain(List<LedgerEntry> entries, long headEntries, String headHash) {
  Chain {
    entries = List.copyOf(entries);
  }

  static Chain of(List<LedgerEntry> entries) {
    return new Chain(
        entries, entries.size(), entries.isEmpty() ? LedgerEntry.START : entries.getLast().hash());
  }

  /// The first entry that is not as it was written.
  OptionalLong findTampered() {
    var previous = LedgerEntry.START;
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (entry.number() != i + 1
          || !entry.previous().equals(previous)
          || !entry.hash().equals(entry.computeHash())) {
        return OptionalLong.of(i + 1);
      }
      previous = entry.hash();
    }
    return headEntries == entries.size() && headHash.equals(previous)
        ? OptionalLong.empty()
        : OptionalLong.of(entries.size() + 1L);
  }

  /// Tells whether the chain has the entry that `anchor` remembers, or more.
  boolean continues(LedgerAnchor.Mark anchor) {
    return anchor.entries() == 0
        || (anchor.entries() <= entries.size()
            && entries.get((int) anchor.entries() - 1).hash().equals(anchor.hash()));
  }

  LedgerAnchor.Mark mark() {
    return new LedgerAnchor.Mark(headEntries, headHash);
  }

  boolean holds(String hash) {
    return findTampered().isEmpty()
        && entries.stream().anyMatch(entry -> entry.hash().equals(hash));
  }

  /// The answer to `spend`, when a new entry need not or must not be made.
  Optional<Reservation> findAnswer(Spend spend, Instant now) {
    var tampered = findTampered();
    if (tampered.isPresent()) {
      return Optional.of(new Reservation.Tampered(tampered.getAsLong()));
    }
    var own = entries.stream().filter(entry -> entry.isOf(spend)).findFirst();
    if (own.isPresent()) {
      return Optional.of(granted(true, own.get(), now, spend));
    }
    var conflict = findConflict(spend);
    if (conflict.isPresent()) {
      return conflict;
    }
    return fits(spend, now) ? Optional.empty() : Optional.of(exhausted(spend, now));
  }

  /// The first budget of the domain that is stricter than the one asked for, in whatever way.
  private Optional<Reservation> findConflict(Spend spend) {
    return entries.stream()
        .filter(entry -> entry.domain().equals(spend.budget().domain()))
        .filter(entry -> entry.isStricterThan(spend.budget()))
        .findFirst()
        .map(
            entry -> {
              var totals = entry.totals().orElseThrow();
              return new Reservation.Conflict(
                  entry.dataset(),
                  entry.version(),
                  totals.epsilon(),
                  totals.delta(),
                  entry.window());
            });
  }

  /// The answer once `entry`, the last one, has been written.
  static Reservation.Granted granted(Chain before, LedgerEntry entry, Instant now, Spend spend) {
    return new Reservation.Granted(
        false,
        before.spent(spend, now, LedgerEntry::epsilon).add(entry.epsilon()),
        before.spent(spend, now, LedgerEntry::delta).add(entry.delta()),
        entry.number(),
        entry.hash());
  }

  LedgerEntry next(Spend spend, Instant now) {
    return LedgerEntry.after(entries.size() + 1L, headHash, spend, now);
  }

  private Reservation granted(boolean repeated, LedgerEntry entry, Instant now, Spend spend) {
    return new Reservation.Granted(
        repeated,
        spent(spend, now, LedgerEntry::epsilon),
        spent(spend, now, LedgerEntry::delta),
        entry.number(),
        entry.hash());
  }

  private boolean fits(Spend spend, Instant now) {
    var budget = spend.budget();
    return spent(spend, now, LedgerEntry::epsilon).add(spend.epsilon()).compareTo(budget.epsilon())
            <= 0
        && spent(spend, now, LedgerEntry::delta).add(spend.delta()).compareTo(budget.delta()) <= 0;
  }

  private BigDecimal spent(Spend spend, Instant now, Function<LedgerEntry, BigDecimal> amount) {
    return counting(spend, now).stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<LedgerEntry> counting(Spend spend, Instant now) {
    return entries.stream()
        .filter(entry -> entry.domain().equals(spend.budget().domain()))
        .filter(entry -> entry.frees(spend.budget().window()).isAfter(now))
        .toList();
  }

  private Reservation exhausted(Spend spend, Instant now) {
    var frees =
        counting(spend, now).stream()
            .map(entry -> entry.frees(spend.budget().window()))
            .sorted()
            .filter(instant -> fits(spend, instant))
            .findFirst()
            .orElse(now);
    return new Reservation.Exhausted(
        spent(spend, now, LedgerEntry::epsilon), spent(spend, now, LedgerEntry::delta), frees);
  }
}
