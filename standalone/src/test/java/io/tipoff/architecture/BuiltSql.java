package io.tipoff.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds statements whose text is not fixed when the program is built: what a client or an {@code
 * Sql} is given must be a literal, a constant, or fixed texts put together. Values go in as
 * parameters.
 */
final class BuiltSql {

  /** Methods of the drivers that take a statement's text. */
  private static final Set<String> TAKES_TEXT =
      Set.of("preparedQuery", "prepareStatement", "prepareCall", "executeQuery", "executeUpdate");

  /** Methods of texts that keep them fixed if all that they are given is. */
  private static final Set<String> KEEPS_FIXED = Set.of("formatted", "replace", "strip");

  private BuiltSql() {}

  /**
   * Qualified names of top-level classes with such a statement, once per statement.
   *
   * @throws IOException if a source cannot be read
   */
  static List<String> in(Iterable<? extends JavaFileObject> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    List<ClassTree> types = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    Constants constants = new Constants();
    for (CompilationUnitTree unit : task.parse()) {
      for (Tree declaration : unit.getTypeDecls()) {
        if (declaration instanceof ClassTree type) {
          types.add(type);
          owners.add(unit.getPackageName() + "." + type.getSimpleName());
          constants.scan(type, null);
        }
      }
    }
    List<String> found = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      new Finder(owners.get(i), constants.byName, found).scan(types.get(i), null);
    }
    return found;
  }

  /** Static final fields of all types, as {@code Type.NAME}. */
  private static final class Constants extends TreeScanner<Void, Void> {

    private final Map<String, ExpressionTree> byName = new HashMap<>();

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      for (Tree member : type.getMembers()) {
        if (member instanceof VariableTree field
            && field.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
            && field.getInitializer() != null) {
          byName.put(type.getSimpleName() + "." + field.getName(), field.getInitializer());
        }
      }
      return super.visitClass(type, null);
    }
  }

  private static final class Finder extends TreeScanner<Void, Void> {

    private final String owner;
    private final Map<String, ExpressionTree> constants;
    private final List<String> found;
    private String type = "";
    private Map<String, ExpressionTree> locals = new HashMap<>();

    Finder(String owner, Map<String, ExpressionTree> constants, List<String> found) {
      this.owner = owner;
      this.constants = constants;
      this.found = found;
    }

    @Override
    public Void visitClass(ClassTree inner, Void nothing) {
      String outer = type;
      type = inner.getSimpleName().isEmpty() ? outer : inner.getSimpleName().toString();
      super.visitClass(inner, null);
      type = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      locals = new HashMap<>();
      super.visitMethod(method, null);
      locals = new HashMap<>();
      return null;
    }

    /** What a caller or a loop gives has no initializer, and is not fixed. */
    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      String name = variable.getName().toString();
      if (variable.getInitializer() == null
          || !variable.getInitializer().equals(constants.get(type + "." + name))) {
        locals.put(name, variable.getInitializer());
      }
      return super.visitVariable(variable, null);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void nothing) {
      if (made.getIdentifier().toString().equals("Sql") && made.getArguments().size() == 2) {
        check(made.getArguments().get(1));
      }
      return super.visitNewClass(made, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree select
          && !call.getArguments().isEmpty()) {
        String method = select.getIdentifier().toString();
        String receiver = select.getExpression().toString();
        boolean client =
            (method.equals("query") && receiver.matches("pool|connection|client"))
                || (method.equals("execute") && receiver.equals("statement"));
        if (client || TAKES_TEXT.contains(method)) {
          check(call.getArguments().getFirst());
        }
      }
      return super.visitMethodInvocation(call, null);
    }

    private void check(ExpressionTree text) {
      if (!isFixed(text, type)) {
        found.add(owner);
      }
    }

    private boolean isFixed(ExpressionTree text, String of) {
      return switch (text) {
        case null -> false;
        case LiteralTree literal -> true;
        case ParenthesizedTree inner -> isFixed(inner.getExpression(), of);
        case BinaryTree joined ->
            isFixed(joined.getLeftOperand(), of) && isFixed(joined.getRightOperand(), of);
        case ConditionalExpressionTree one ->
            isFixed(one.getTrueExpression(), of) && isFixed(one.getFalseExpression(), of);
        case IdentifierTree name -> isFixedName(name.getName().toString(), of);
        case MemberSelectTree constant ->
            isFixed(constants.get(constant.toString()), constant.getExpression().toString());
        case MethodInvocationTree call ->
            call.getMethodSelect() instanceof MemberSelectTree select
                && KEEPS_FIXED.contains(select.getIdentifier().toString())
                && isFixed(select.getExpression(), of)
                && call.getArguments().stream().allMatch(given -> isFixed(given, of));
        default -> false;
      };
    }

    private boolean isFixedName(String name, String of) {
      return (of.equals(type) && locals.containsKey(name))
          ? isFixed(locals.get(name), of)
          : isFixed(constants.get(of + "." + name), of);
    }
  }
}
