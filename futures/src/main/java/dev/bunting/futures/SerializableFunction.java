package dev.bunting.futures;

import java.io.Serializable;

/**
 * A function that may travel to another process, and may throw. A lambda or a method reference
 * becomes one where this type is asked for; what it captures must be serializable too.
 */
@FunctionalInterface
public interface SerializableFunction<T, R> extends Serializable {
  /** The result for one argument. */
  R apply(T t) throws Exception;
}
