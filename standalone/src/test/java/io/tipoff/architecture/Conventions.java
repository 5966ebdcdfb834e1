package io.tipoff.architecture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import io.tipoff.digest.Digests;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** What is not as the code's conventions say, convention by convention. */
final class Conventions {

  private static final Pattern LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  /** The package and imports of two copies differ. */
  private static final Pattern HEAD = Pattern.compile("(?m)^(package|import) .*;\\R");

  /** Keys as those who issue them write them, and ours. */
  private static final Pattern SECRET =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----|\\bAKIA[0-9A-Z]{16}\\b|\\bAIza[0-9A-Za-z_-]{35}\\b"
              + "|\\bgh[pousr]_[0-9A-Za-z]{36}\\b|\\bxox[abprs]-[0-9A-Za-z-]{20,}"
              + "|hooks\\.slack\\.com/services/T[0-9A-Z]{8,}/B[0-9A-Z]{8,}/[0-9A-Za-z]{20,}"
              + "|\\btipoff_[0-9a-f]{12}_[0-9A-Za-z_-]{40,}");

  /** What is built or not ours to write. */
  private static final Set<String> NOT_SOURCES =
      Set.of("target", ".git", ".tipoff", "node_modules");

  private Conventions() {}

  /**
   * Breaches by convention, all conventions; a breach names its place.
   *
   * @param boundaries classes that may catch everything
   * @param builders classes that may put statements together
   */
  static Map<String, List<String>> breaches(
      JavaClasses product, Set<String> boundaries, Set<String> builders) throws IOException {
    List<JavaFileObject> sources = Sources.ofTheProduct();
    List<JavaFileObject> all = new ArrayList<>(sources);
    all.addAll(Sources.ofTheTests());
    Map<String, List<String>> breaches = new LinkedHashMap<>();
    breaches.put("left for later", later(all));
    breaches.put("broad handlers", without(BroadCatches.in(sources), boundaries));
    breaches.put("silent handlers", silent(sources));
    breaches.put("statements put together", without(BuiltSql.in(sources), builders));
    breaches.put("copies of a class", copies(sources));
    breaches.put("empty configurations", empty());
    breaches.put("secrets", secrets(Path.of(System.getProperty("tipoff.root"))));
    rules()
        .forEach(
            (name, rule) ->
                breaches.put(name, rule.evaluate(product).getFailureReport().getDetails()));
    return breaches;
  }

  private static Map<String, ArchRule> rules() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("drivers outside the stores", Rules.onlyStoresTouchDrivers());
    rules.put("brokers outside the transport", Rules.onlyTheTransportKnowsTheBroker());
    rules.put("writes past the worker", Rules.onlyTheWorkerWrites());
    rules.put("sends past the notifier", Rules.onlyTheNotifierSends());
    rules.put("prints outside the command line", Rules.onlyTheCommandLinePrints());
    rules.put("clocks read elsewhere", Rules.onlyTheClocksReadSystemTime());
    rules.put("names that say nothing", Rules.namesSayWhat());
    rules.put("phases known to the kernel", Rules.kernelKnowsNoPhase());
    Rules.PHASES.forEach(
        phase -> rules.put("others known to " + phase, Rules.phaseSeesOnlyTheKernel(phase)));
    return rules;
  }

  private static List<String> without(Collection<String> found, Set<String> allowed) {
    return found.stream().filter(name -> !allowed.contains(name)).toList();
  }

  private static List<String> later(List<JavaFileObject> sources) throws IOException {
    List<String> found = new ArrayList<>();
    for (JavaFileObject source : sources) {
      if (LATER.matcher(source.getCharContent(false)).find()) {
        found.add(source.getName());
      }
    }
    return found;
  }

  /** Catch clauses that do nothing and do not say why. */
  static List<String> silent(List<JavaFileObject> sources) throws IOException {
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-proc:none"), null, sources);
    var positions = com.sun.source.util.Trees.instance(task).getSourcePositions();
    List<String> found = new ArrayList<>();
    for (CompilationUnitTree unit : task.parse()) {
      String text = unit.getSourceFile().getCharContent(false).toString();
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitCatch(CatchTree clause, Void nothing) {
          int from = (int) positions.getStartPosition(unit, clause.getBlock());
          int to = (int) positions.getEndPosition(unit, clause.getBlock());
          if (clause.getBlock().getStatements().isEmpty()
              && text.substring(from + 1, to - 1).isBlank()) {
            found.add(unit.getSourceFile().getName());
          }
          return super.visitCatch(clause, null);
        }
      }.scan(unit, null);
    }
    return found;
  }

  private static List<String> copies(List<JavaFileObject> sources) throws IOException {
    Set<String> seen = new HashSet<>();
    List<String> found = new ArrayList<>();
    for (JavaFileObject source : sources) {
      String body = HEAD.matcher(source.getCharContent(false)).replaceAll("").strip();
      // what says what a package is has nothing else in it
      if (!source.getName().endsWith("package-info.java") && !seen.add(Digests.sha256(body))) {
        found.add(source.getName());
      }
    }
    return found;
  }

  /** Files below a folder that hold a credential by its form. */
  static List<String> secrets(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_SOURCES.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String text = new String(Files.readAllBytes(file), ISO_8859_1);
            if (SECRET.matcher(text).find()) {
              found.add(root.relativize(file).toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static List<String> empty() throws IOException {
    Path root = Path.of(System.getProperty("tipoff.root"));
    List<String> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.filter(Files::isDirectory).toList()) {
        Path resources = module.resolve("src/main/resources");
        if (!Files.isDirectory(resources)) {
          continue;
        }
        try (Stream<Path> files = Files.walk(resources)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            if (Files.size(file) == 0) {
              found.add(root.relativize(file).toString());
            }
          }
        }
      }
    }
    return found;
  }
}
