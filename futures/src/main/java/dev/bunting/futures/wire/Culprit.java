package dev.bunting.futures.wire;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out who holds the object that cannot be serialized, for a message that one can act on. It
 * serializes once more and notes what passes, which only a failure has to pay for.
 */
@SuppressWarnings("ReferenceEquality") // The very object is looked for, not one like it.
final class Culprit extends ObjectOutputStream {
  private static final int LONGEST_PATH = 8;

  private final List<Object> seen = new ArrayList<>();

  private Culprit() throws IOException {
    super(OutputStream.nullOutputStream());
    enableReplaceObject(true);
  }

  @Override
  protected Object replaceObject(Object object) {
    seen.add(object);
    return object;
  }

  /** An exception like the given one, whose message says where in {@code root} the object sits. */
  static NotSerializableException named(
      Object root, NotSerializableException original, ClassLoader loader) {
    try (var again = new Culprit()) {
      return again.named(root, original, new CapturedNames(loader));
    } catch (IOException _) {
      return original;
    }
  }

  private NotSerializableException named(
      Object root, NotSerializableException original, CapturedNames names) throws IOException {
    try {
      writeObject(root);
    } catch (NotSerializableException _) {
      // As the first time.
    }
    return seen.stream()
        .filter(object -> !(object instanceof Serializable))
        .findFirst()
        .map(culprit -> explained(original, path(culprit, names)))
        .orElse(original);
  }

  private static NotSerializableException explained(
      NotSerializableException original, String path) {
    var explained =
        new NotSerializableException(original.getMessage() + " is not serializable" + path);
    explained.initCause(original);
    return explained;
  }

  private String path(Object culprit, CapturedNames names) {
    var path = new StringBuilder();
    Object held = culprit;
    for (int i = 0; i < LONGEST_PATH; i++) {
      Optional<Holder> holder = holderOf(held, names);
      if (holder.isEmpty()) {
        break;
      }
      path.append(i == 0 ? ": " : ", in ").append(holder.get().place());
      held = holder.get().object();
    }
    return path.toString();
  }

  private record Holder(Object object, String place) {}

  private Optional<Holder> holderOf(Object held, CapturedNames names) {
    for (Object candidate : seen.reversed()) {
      Optional<String> place = candidate == held ? Optional.empty() : place(candidate, held, names);
      if (place.isPresent()) {
        return Optional.of(new Holder(candidate, place.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> place(Object holder, Object held, CapturedNames names) {
    return switch (holder) {
      case SerializedLambda lambda -> names.placeIn(lambda, held);
      // How a lambda's form keeps its captured values; the lambda itself comes next.
      case Object[] array when array.getClass() == Object[].class -> Optional.empty();
      case Object[] array -> within(Arrays.asList(array), held, "an element of an array");
      case Map<?, ?> map -> mapPlace(map, held);
      case Iterable<?> items -> within(items, held, "an element of " + name(holder));
      case Serializable object -> FieldPlace.find(object, held);
      default -> Optional.empty();
    };
  }

  private static Optional<String> mapPlace(Map<?, ?> map, Object held) {
    return within(map.values(), held, "a value of " + name(map))
        .or(() -> within(map.keySet(), held, "a key of " + name(map)));
  }

  private static Optional<String> within(Iterable<?> items, Object held, String place) {
    for (Object item : items) {
      if (item == held) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private static String name(Object object) {
    return object.getClass().getName();
  }
}
