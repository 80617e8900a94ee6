package dev.bunting.futures.wire;

import java.io.InvalidObjectException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The short form of a lambda that has captured nothing but simple values, as most tasks are: what
 * its {@link SerializedLambda} says, without an object stream, whose set-up takes a cold worker
 * longer than all else it does for its first task.
 */
final class Lambda {
  /** How many parts there are before the captured values. */
  private static final int FIXED = 9;

  private Lambda() {}

  /** Writes the object if it is such a lambda; says whether it was. */
  static boolean write(Object object, ByteSink out) {
    Optional<SerializedLambda> form = form(object);
    return form.isPresent() && Simple.writeAll(parts(form.get()), out);
  }

  /** What the JDK writes in its place; empty if it is no lambda, or one of a closed module. */
  private static Optional<SerializedLambda> form(Object object) {
    if (!object.getClass().isHidden()) {
      return Optional.empty();
    }
    try {
      Method writeReplace = object.getClass().getDeclaredMethod("writeReplace");
      writeReplace.setAccessible(true);
      return Optional.of((SerializedLambda) writeReplace.invoke(object));
    } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException _) {
      return Optional.empty();
    }
  }

  private static List<@Nullable Object> parts(SerializedLambda form) {
    var parts = new ArrayList<@Nullable Object>(FIXED + form.getCapturedArgCount());
    parts.add(form.getCapturingClass().replace('/', '.'));
    parts.add(form.getFunctionalInterfaceClass());
    parts.add(form.getFunctionalInterfaceMethodName());
    parts.add(form.getFunctionalInterfaceMethodSignature());
    parts.add(form.getImplMethodKind());
    parts.add(form.getImplClass());
    parts.add(form.getImplMethodName());
    parts.add(form.getImplMethodSignature());
    parts.add(form.getInstantiatedMethodType());
    for (int i = 0; i < form.getCapturedArgCount(); i++) {
      parts.add(form.getCapturedArg(i));
    }
    return parts;
  }

  /** The lambda again. */
  static Object read(ByteBuffer in, ClassLoader loader)
      throws ClassNotFoundException, InvalidObjectException {
    List<@Nullable Object> parts = Simple.readAll(in);
    Class<?> capturing = find(text(parts, 0), loader);
    var form =
        new SerializedLambda(
            capturing,
            text(parts, 1),
            text(parts, 2),
            text(parts, 3),
            Integer.parseInt(text(parts, 4)),
            text(parts, 5),
            text(parts, 6),
            text(parts, 7),
            text(parts, 8),
            parts.subList(FIXED, parts.size()).toArray());
    return resolved(form, capturing);
  }

  private static String text(List<@Nullable Object> parts, int index) {
    return String.valueOf(parts.get(index));
  }

  private static Class<?> find(String name, ClassLoader loader) throws ClassNotFoundException {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw ObjectReader.missing(name, e);
    }
  }

  /** As {@code SerializedLambda.readResolve} does, which is private. */
  private static Object resolved(SerializedLambda form, Class<?> capturing)
      throws InvalidObjectException {
    try {
      Method maker = capturing.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
      maker.setAccessible(true);
      return maker.invoke(null, form);
    } catch (ReflectiveOperationException e) {
      throw new InvalidObjectException("no such lambda in " + capturing.getName(), e);
    }
  }
}
