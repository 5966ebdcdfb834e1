package io.tipoff.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexReader;

/** The tables that the product declares: its constants of type {@link Table}. */
final class DeclaredTables {

  private static final DotName TABLE = DotName.createSimple(Table.class);

  private DeclaredTables() {}

  /**
   * Every declared table, in order of name; found in the indexes that the build makes of classes.
   */
  static List<Table> ofTheProduct() throws IOException, ReflectiveOperationException {
    List<Table> tables = new ArrayList<>();
    ClassLoader classes = DeclaredTables.class.getClassLoader();
    for (URL index : Collections.list(classes.getResources("META-INF/jandex.idx"))) {
      for (FieldInfo field : constants(index)) {
        Class<?> owner = Class.forName(field.declaringClass().name().toString());
        Field constant = owner.getDeclaredField(field.name());
        constant.setAccessible(true);
        tables.add((Table) constant.get(null));
      }
    }
    tables.sort(Comparator.comparing(Table::qualifiedName));
    return tables;
  }

  private static List<FieldInfo> constants(URL index) throws IOException {
    try (InputStream in = index.openStream()) {
      return new IndexReader(in)
          .read().getKnownClasses().stream()
              .flatMap(type -> type.fields().stream())
              .filter(field -> Modifier.isStatic(field.flags()))
              .filter(field -> field.type().name().equals(TABLE))
              .toList();
    }
  }
}
