package io.tipoff.publish.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A published field, for people.
 *
 * @param name as in the file
 * @param type {@code string}, {@code integer}, {@code number}, {@code date}, {@code instant} or
 *     {@code list}
 */
public record FieldDocument(String name, String type, String meaning) {

  /** Fields of a published record in their order; those without a meaning are not published. */
  public static List<FieldDocument> of(Class<? extends Record> type) {
    var naming = new PropertyNamingStrategies.SnakeCaseStrategy();
    List<FieldDocument> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Meaning meaning = component.getAnnotation(Meaning.class);
      if (meaning != null) {
        fields.add(
            new FieldDocument(
                naming.translate(component.getName()),
                typeOf(component.getType()),
                meaning.value()));
      } else if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        throw new IllegalArgumentException(
            type.getSimpleName() + "." + component.getName() + " is published without a meaning");
      }
    }
    return fields;
  }

  private static String typeOf(Class<?> type) {
    if (type == long.class || type == int.class || type == Long.class) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    if (type == LocalDate.class) {
      return "date";
    }
    if (type == Instant.class) {
      return "instant";
    }
    return type == List.class ? "list" : "string";
  }
}
