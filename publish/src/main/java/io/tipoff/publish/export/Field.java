package io.tipoff.publish.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.tipoff.slate.Market;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a published record, as declared.
 *
 * @param name as in the file
 * @param nullWhen empty if it is never null
 * @param values the only ones it can have; empty if it is free
 */
public record Field(
    String name,
    Type type,
    String meaning,
    Unit unit,
    String nullWhen,
    List<String> values,
    Method accessor) {

  /** JSON types, with formats. */
  public enum Type {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DATE,
    INSTANT,
    STRINGS,
    COUNTS,
    ROWS
  }

  private static final Map<Class<?>, Type> TYPES =
      Map.ofEntries(
          Map.entry(int.class, Type.INTEGER),
          Map.entry(long.class, Type.INTEGER),
          Map.entry(Long.class, Type.INTEGER),
          Map.entry(double.class, Type.NUMBER),
          Map.entry(Double.class, Type.NUMBER),
          Map.entry(boolean.class, Type.BOOLEAN),
          Map.entry(LocalDate.class, Type.DATE),
          Map.entry(Instant.class, Type.INSTANT),
          Map.entry(String.class, Type.STRING));

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return declared(type);
        }
      };

  /**
   * Fields of a published record in their order.
   *
   * @throws IllegalArgumentException naming a component that has neither a {@link Meaning} nor is
   *     left out of the file
   */
  public static List<Field> of(Class<? extends Record> type) {
    return FIELDS.get(type);
  }

  /** Whether it can be null. */
  public boolean nullable() {
    return !nullWhen.isEmpty();
  }

  /** Meaning, unit and null policy in one phrase. */
  public String text() {
    return meaning
        + (unit.text().isEmpty() ? "" : " (" + unit.text() + ")")
        + (nullable() ? "; null: " + nullWhen : "");
  }

  /** Its value in a row. */
  Object value(Record row) {
    try {
      return accessor.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " of " + row + " cannot be read", e);
    }
  }

  /** What is wrong with a value of it; empty if nothing is. */
  Optional<String> fault(Object value) {
    if (value == null) {
      return nullable() ? Optional.empty() : Optional.of("is null");
    }
    return value instanceof Number number && !unit.allows(number.doubleValue())
        ? Optional.of("is " + value + (unit == Unit.NONE ? "" : ", not " + unit.text()))
        : Optional.empty();
  }

  private static List<Field> declared(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Meaning meaning = component.getAnnotation(Meaning.class);
      if (meaning != null) {
        fields.add(field(component, meaning));
      } else if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
        throw new IllegalArgumentException(
            type.getSimpleName() + "." + component.getName() + " is published without a meaning");
      }
    }
    return List.copyOf(fields);
  }

  private static Field field(RecordComponent component, Meaning meaning) {
    return new Field(
        new PropertyNamingStrategies.SnakeCaseStrategy().translate(component.getName()),
        typeOf(component),
        meaning.value(),
        meaning.unit(),
        meaning.nullWhen(),
        values(component.getType()),
        open(component.getAccessor()));
  }

  private static Type typeOf(RecordComponent component) {
    Class<?> type = component.getType();
    if (List.class.isAssignableFrom(type)) {
      return component.getGenericType().getTypeName().endsWith("<java.lang.String>")
          ? Type.STRINGS
          : Type.ROWS;
    }
    if (Map.class.isAssignableFrom(type)) {
      return Type.COUNTS;
    }
    Type known = type.isEnum() ? Type.STRING : TYPES.get(type);
    if (known == null) {
      throw new IllegalArgumentException(component + " has no form in a published file");
    }
    return known;
  }

  private static List<String> values(Class<?> type) {
    if (type == Market.class) {
      return Arrays.stream(Market.values()).map(Market::id).toList();
    }
    return type.isEnum()
        ? Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()
        : List.of();
  }

  private static Method open(Method accessor) {
    accessor.setAccessible(true);
    return accessor;
  }
}
