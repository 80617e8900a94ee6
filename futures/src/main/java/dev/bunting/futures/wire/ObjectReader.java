package dev.bunting.futures.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ObjectWriter} wrote. */
final class ObjectReader extends ObjectInputStream {
  private final List<byte[]> beside;
  private final ClassLoader loader;
  private final Optional<ObjectInputFilter> filter;

  ObjectReader(
      InputStream in, List<byte[]> beside, ClassLoader loader, Optional<ObjectInputFilter> filter)
      throws IOException {
    super(in);
    this.beside = beside;
    this.loader = loader;
    this.filter = filter;
    enableResolveObject(true);
    if (filter.isPresent()) {
      setObjectInputFilter(filter.get());
    }
  }

  @Override
  protected @Nullable Object resolveObject(@Nullable Object object) throws IOException {
    if (object instanceof LargeArray large) {
      return checked(large.from(beside));
    }
    return object instanceof SimpleList list ? list.unpacked() : object;
  }

  private Object checked(Object array) throws IOException {
    if (filter.isPresent()) {
      Filters.checkArray(filter.get(), array);
    }
    return array;
  }

  @Override
  protected Class<?> resolveClass(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    String name = description.getName();
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException _) {
      return primitiveOrMissing(description);
    }
  }

  private Class<?> primitiveOrMissing(ObjectStreamClass description)
      throws IOException, ClassNotFoundException {
    try {
      return super.resolveClass(description);
    } catch (ClassNotFoundException e) {
      throw missing(description.getName(), e);
    }
  }

  /** Says in which process a class is missing. */
  static ClassNotFoundException missing(String name, ClassNotFoundException cause) {
    long pid = ProcessHandle.current().pid();
    return new ClassNotFoundException(name + " is not on the class path of process " + pid, cause);
  }
}
