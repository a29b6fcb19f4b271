package city.madang.portal.sparql.bounds;

import static city.madang.portal.problem.ProblemType.SPARQL_HOLDS_TOO_MUCH;

import java.util.concurrent.atomic.AtomicLong;

/// The memory that one query holds, as well as it can be told: rows, groups, visited nodes and
/// strings, by an estimate of their bytes. What streams through is not counted. Thread-safe.
public final class MemoryBudget {
  /// Parts of one query that may be large at once.
  private static final int PARTS = 4;

  private final long most;
  private final AtomicLong held = new AtomicLong();

  /// @param most bytes
  public MemoryBudget(long most) {
    this.most = most;
  }

  /// Notes that the query holds so much more.
  ///
  /// @throws OverBudgetError 413 `sparql-holds-too-much`
  public void charge(long bytes) {
    if (held.addAndGet(bytes) > most) {
      throw new OverBudgetError(
          SPARQL_HOLDS_TOO_MUCH.with(
              "a query may hold %d MiB of rows, groups and strings: join, group or concatenate less at once, or download the dataset's files"
                  .formatted(most >> 20)));
    }
  }

  /// Notes that it holds so much less.
  public void release(long bytes) {
    held.addAndGet(-bytes);
  }

  /// How many bytes it holds now.
  public long held() {
    return held.get();
  }

  /// An account of its own within this budget, which one part of a query closes when it ends.
  public Account open() {
    return new Account(this);
  }

  /// What one part of a query holds.
  public static final class Account {
    private final MemoryBudget budget;
    private long held;

    private Account(MemoryBudget budget) {
      this.budget = budget;
    }

    /// Notes that this part holds so much more.
    ///
    /// @throws OverBudgetError as the budget does
    public void charge(long bytes) {
      held += bytes;
      budget.charge(bytes);
    }

    /// Whether this part holds so much that it should go on with a disk, if it can.
    public boolean isLarge() {
      return held > budget.most / PARTS;
    }

    /// It holds nothing any more, or begins anew.
    public void clear() {
      budget.release(held);
      held = 0;
    }
  }
}
