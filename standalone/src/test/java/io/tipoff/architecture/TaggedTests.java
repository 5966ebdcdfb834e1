package io.tipoff.architecture;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Which tests are tagged with ids of requirements. Reads sources, because no module sees the test
 * classes of another.
 */
final class TaggedTests {

  private static final Pattern REQUIREMENT = Pattern.compile("[A-Z]{1,3}-\\d{2}");
  private static final Pattern RUN = Pattern.compile("\\w+(Test|IT|Properties|Process)");
  private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "Property");

  private TaggedTests() {}

  /**
   * What the sources say.
   *
   * @param byRequirement tests by the id they are tagged with, as {@code Class#method}
   * @param misplaced tags that prove nothing: on a class, on what is no test or does not run
   */
  record Found(SortedMap<String, NavigableSet<String>> byRequirement, List<String> misplaced) {}

  static Found in(Iterable<? extends JavaFileObject> sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    Finder finder = new Finder();
    for (CompilationUnitTree unit : task.parse()) {
      finder.scan(unit, null);
    }
    return finder.found;
  }

  private static final class Finder extends TreeScanner<Void, Void> {

    private final Found found = new Found(new TreeMap<>(), new ArrayList<>());
    private String owner = "";
    private boolean off;

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String outer = owner;
      boolean outerOff = off;
      owner = outer.isEmpty() ? type.getSimpleName().toString() : outer;
      off |= names(type.getModifiers()).anyMatch("Disabled"::equals);
      for (String id : ids(type.getModifiers())) {
        found.misplaced().add(id + " on " + owner);
      }
      super.visitClass(type, null);
      owner = outer;
      off = outerOff;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      List<String> annotated = names(method.getModifiers()).toList();
      boolean runs =
          RUN.matcher(owner).matches()
              && annotated.stream().anyMatch(TESTS::contains)
              && !off
              && !annotated.contains("Disabled");
      for (String id : ids(method.getModifiers())) {
        String test = owner + "#" + method.getName();
        if (runs) {
          found.byRequirement().computeIfAbsent(id, any -> new TreeSet<>()).add(test);
        } else {
          found.misplaced().add(id + " on " + test);
        }
      }
      return super.visitMethod(method, null);
    }

    private static Stream<String> names(ModifiersTree modifiers) {
      return modifiers.getAnnotations().stream().map(Finder::name);
    }

    private static List<String> ids(ModifiersTree modifiers) {
      return modifiers.getAnnotations().stream()
          .filter(annotation -> name(annotation).equals("Tag"))
          .flatMap(annotation -> annotation.getArguments().stream())
          .map(Finder::text)
          .filter(tag -> REQUIREMENT.matcher(tag).matches())
          .toList();
    }

    private static String name(AnnotationTree annotation) {
      String name = annotation.getAnnotationType().toString();
      return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String text(ExpressionTree argument) {
      return argument.getKind() == Tree.Kind.STRING_LITERAL
          ? ((LiteralTree) argument).getValue().toString()
          : "";
    }
  }
}
