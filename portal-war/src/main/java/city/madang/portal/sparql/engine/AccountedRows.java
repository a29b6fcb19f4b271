package city.madang.portal.sparql.engine;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.function.ToLongFunction;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/// Rows as they come, with what is held because of them.
final class AccountedRows extends QueryIter1 {
  private final ToLongFunction<Binding> bytes;
  private final Account account;
  private final Runnable end;

  private AccountedRows(
      QueryIterator rows,
      ToLongFunction<Binding> bytes,
      Account account,
      Runnable end,
      ExecutionContext context) {
    super(rows, context);
    this.bytes = bytes;
    this.account = account;
    this.end = end;
  }

  /// Rows that whoever takes them holds. Some joins close them before they let them go, so that
  /// does not clear the account.
  ///
  /// @param bytes that are held more because of a row
  static QueryIterator held(
      QueryIterator rows,
      ToLongFunction<Binding> bytes,
      Account account,
      ExecutionContext context) {
    return new AccountedRows(rows, bytes, account, () -> {}, context);
  }

  /// Rows whose maker holds others until their end.
  static QueryIterator clearing(Account account, QueryIterator rows, ExecutionContext context) {
    return new AccountedRows(rows, _ -> 0, account, account::clear, context);
  }

  @Override
  protected boolean hasNextBinding() {
    return getInput().hasNext();
  }

  @Override
  protected Binding moveToNextBinding() {
    var row = getInput().nextBinding();
    account.charge(bytes.applyAsLong(row));
    return row;
  }

  @Override
  protected void requestSubCancel() {}

  @Override
  protected void closeSubIterator() {
    end.run();
  }
}
