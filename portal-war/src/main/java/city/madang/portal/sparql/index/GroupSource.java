package city.madang.portal.sparql.index;

import city.madang.portal.sparql.bounds.MemoryBudget.Account;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;

/// Groups that indexes tell.
interface GroupSource {
  /// Empty if they do not.
  ///
  /// @param held charged for what is held
  static Optional<GroupSource> of(OpGroup group, Account held, ExecutionContext context) {
    return Shape.of(group)
        .flatMap(shape -> GraphGroups.of(shape, context).or(() -> of(shape, held, context)));
  }

  private static Optional<GroupSource> of(Shape shape, Account held, ExecutionContext context) {
    return Access.of(shape.pattern(), context)
        .flatMap(
            access ->
                GroupScan.of(shape, access, context)
                    .or(() -> PairGroups.of(shape, access, held))
                    .or(() -> StarGroups.of(shape, access, held, context)));
  }

  /// The distinct values of a variable are groups of which nothing else is asked.
  static Optional<GroupSource> of(OpDistinct distinct, Account held, ExecutionContext context) {
    if (!(distinct.getSubOp() instanceof OpProject project) || project.getVars().size() != 1) {
      return Optional.empty();
    }
    var by = new VarExprList();
    by.add(project.getVars().getFirst());
    return of(new OpGroup(project.getSubOp(), by, List.of()), held, context);
  }

  /// The groups.
  ///
  /// @throws NotByIndexException if there are values that only the general engine can tell
  Iterator<Binding> read();
}
