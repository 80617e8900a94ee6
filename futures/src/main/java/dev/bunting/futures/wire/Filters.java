package dev.bunting.futures.wire;

import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The user's filter, with what every pool needs let through. */
final class Filters {
  /** A lambda's form, and how the JDK keeps its captured values and an exception's parts. */
  private static final Set<Class<?>> NEEDED =
      Set.of(
          LargeArray.class,
          SimpleList.class,
          SerializedLambda.class,
          Object[].class,
          Throwable.class,
          Exception.class,
          RuntimeException.class,
          Error.class,
          StackTraceElement.class,
          StackTraceElement[].class,
          List.of().getClass());

  private Filters() {}

  /** Empty when the pattern is: then only the JVM's own filter applies, where it has one. */
  static Optional<ObjectInputFilter> of(String pattern) {
    if (pattern.isEmpty()) {
      return Optional.empty(); // Spares a cold worker the set-up of the JDK's filters.
    }
    ObjectInputFilter users = ObjectInputFilter.Config.createFilter(pattern);
    return Optional.ofNullable(users).map(filter -> info -> check(info, filter));
  }

  /** Asks about an array that does not pass through the stream. */
  static void checkArray(ObjectInputFilter filter, Object array) throws InvalidClassException {
    var info = new ArrayInfo(array.getClass(), Array.getLength(array), 1, 1, 0);
    if (filter.checkInput(info) == Status.REJECTED) {
      throw new InvalidClassException(array.getClass().getTypeName(), "filter status: REJECTED");
    }
  }

  private record ArrayInfo(
      Class<?> serialClass, long arrayLength, long depth, long references, long streamBytes)
      implements FilterInfo {}

  private static Status check(FilterInfo info, ObjectInputFilter users) {
    Class<?> type = info.serialClass();
    return type != null && isNeeded(type) ? Status.ALLOWED : users.checkInput(info);
  }

  private static boolean isNeeded(Class<?> type) {
    return NEEDED.contains(type) || type.getName().startsWith("java.util.Collections$");
  }
}
