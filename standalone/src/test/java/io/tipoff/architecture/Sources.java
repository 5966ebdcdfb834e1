package io.tipoff.architecture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Java sources, to be parsed. */
final class Sources {

  private Sources() {}

  /** All main sources of all modules. */
  static List<JavaFileObject> ofTheProduct() throws IOException {
    return under("src/main/java");
  }

  /** All test sources of all modules. */
  static List<JavaFileObject> ofTheTests() throws IOException {
    return under("src/test/java");
  }

  private static List<JavaFileObject> under(String place) throws IOException {
    Path root = Path.of(System.getProperty("tipoff.root"));
    try (Stream<Path> modules = Files.list(root)) {
      List<Path> folders =
          modules.map(module -> module.resolve(place)).filter(Files::isDirectory).sorted().toList();
      List<JavaFileObject> sources = new ArrayList<>();
      for (Path folder : folders) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
            sources.add(of(file.toUri(), Files.readString(file)));
          }
        }
      }
      return sources;
    }
  }

  static JavaFileObject of(String className, String text) {
    return of(URI.create("string:///" + className.replace('.', '/') + ".java"), text);
  }

  private static JavaFileObject of(URI uri, String text) {
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
