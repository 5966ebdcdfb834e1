package io.tipoff.architecture;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds catch clauses that catch everything, and reactive recoveries from any failure. Reads
 * sources, because in compiled classes a try-with-resources or a record pattern looks the same as a
 * written {@code catch (Throwable)}.
 */
final class BroadCatches {

  private static final Set<String> BROAD =
      Set.of("Exception", "RuntimeException", "Throwable", "Error");

  private BroadCatches() {}

  /**
   * Qualified names of top-level classes with a broad catch or recovery, once each.
   *
   * @throws IOException if a source cannot be read
   */
  static List<String> in(Iterable<? extends JavaFileObject> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    List<String> found = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      for (Tree declaration : unit.getTypeDecls()) {
        if (declaration instanceof ClassTree type) {
          String name = unit.getPackageName() + "." + type.getSimpleName();
          new Finder(name, found).scan(type, null);
        }
      }
    }
    return found;
  }

  private static final class Finder extends TreeScanner<Void, Void> {

    private final String owner;
    private final List<String> found;

    Finder(String owner, List<String> found) {
      this.owner = owner;
      this.found = found;
    }

    @Override
    public Void visitCatch(CatchTree clause, Void nothing) {
      Tree type = clause.getParameter().getType();
      List<? extends Tree> caught =
          type instanceof UnionTypeTree union ? union.getTypeAlternatives() : List.of(type);
      if (caught.stream()
          .map(Tree::toString)
          .map(BroadCatches::simpleName)
          .anyMatch(BROAD::contains)) {
        found.add(owner);
      }
      return super.visitCatch(clause, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree recovery
          && recovery.getIdentifier().toString().startsWith("recover")
          && recovery.getExpression() instanceof MethodInvocationTree group
          && group.getArguments().isEmpty()
          && group.getMethodSelect() instanceof MemberSelectTree failure
          && failure.getIdentifier().contentEquals("onFailure")) {
        found.add(owner);
      }
      return super.visitMethodInvocation(call, null);
    }
  }

  private static String simpleName(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
