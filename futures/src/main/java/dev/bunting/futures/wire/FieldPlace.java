package dev.bunting.futures.wire;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Names the field of an object that holds another. */
@SuppressWarnings("ReferenceEquality") // The very object is looked for, not one like it.
final class FieldPlace {
  private FieldPlace() {}

  static Optional<String> find(Object holder, Object held) {
    for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (holds(field, holder, held)) {
          return Optional.of(describe(field));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Field field, Object holder, Object held) {
    if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) {
      return false;
    }
    try {
      field.setAccessible(true);
      return field.get(holder) == held;
    } catch (InaccessibleObjectException | IllegalAccessException _) {
      // A class of the JDK, or of a module that is not open: its caller is named instead.
      return false;
    }
  }

  private static String describe(Field field) {
    String name = field.getName();
    String owner = field.getDeclaringClass().getName();
    if (name.startsWith("val$")) {
      return "captured variable '" + name.substring("val$".length()) + "' of " + owner;
    }
    return name.startsWith("this$")
        ? "the enclosing instance of " + owner
        : "field '" + name + "' of " + owner;
  }
}
