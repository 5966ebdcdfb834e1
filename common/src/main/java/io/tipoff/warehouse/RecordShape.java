package io.tipoff.warehouse;

import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** A record class as columns; worked out once per class. */
final class RecordShape {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final List<RecordComponentColumn> components;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> type) {
    List<RecordComponentColumn> found = new ArrayList<>();
    List<Class<?>> parameters = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      found.add(RecordComponentColumn.of(type, component));
      parameters.add(component.getType());
    }
    components = List.copyOf(found);
    try {
      constructor = type.getDeclaredConstructor(parameters.toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
    }
    constructor.setAccessible(true);
  }

  /**
   * The shape of a record class.
   *
   * @throws IllegalArgumentException naming a component that cannot be a column
   */
  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  List<RecordComponentColumn> components() {
    return components;
  }

  /** A record from values in the order of the components. */
  Object create(Object[] values, String where) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new TipoffException(
          FailureCategory.CONTRACT,
          where + ": " + constructor.getDeclaringClass().getSimpleName() + " refuses a row",
          "See the cause: " + e.getCause(),
          e.getCause());
    } catch (InstantiationException | IllegalAccessException e) {
      throw new TipoffException(
          FailureCategory.BUG, "cannot create " + constructor, "Make the record a plain one.", e);
    }
  }
}
