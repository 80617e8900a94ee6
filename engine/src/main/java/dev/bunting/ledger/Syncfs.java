package dev.bunting.ledger;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Linux's {@code syncfs(2)}: one call forces all that waits to be written on a file system. Where
 * the C library cannot be called, or the file system is of another kind, nothing is forced, and the
 * answer says so.
 */
final class Syncfs {
  /**
   * Kinds for which the call does what {@code fsync} of each file and folder would do. That of FUSE
   * does not reach the program behind it.
   */
  private static final Set<String> KINDS =
      Set.of("ext3", "ext4", "xfs", "btrfs", "f2fs", "tmpfs", "overlay");

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

  private static final boolean CALLABLE =
      System.getProperty("os.name").equals("Linux")
          && tellsOfFailures(System.getProperty("os.version"))
          && Syncfs.class.getModule().isNativeAccessEnabled();

  private Syncfs() {}

  /**
   * Forces the file systems that some folders are on.
   *
   * @return whether all that was written to them before would survive a power cut; false also where
   *     it cannot be found out what the folders are on
   */
  static boolean force(Collection<Path> folders) {
    if (!CALLABLE) return false;
    try {
      var roots = onePerDevice(folders);
      for (var folder : roots) if (!KINDS.contains(Files.getFileStore(folder).type())) return false;
      for (var folder : roots) if (!force(folder)) return false;
      return true;
    } catch (IOException | LinkageError e) {
      return false;
    }
  }

  /** Since 5.8 the call says so if something could not be written. */
  private static boolean tellsOfFailures(String version) {
    var numbers = VERSION.matcher(version);
    if (!numbers.lookingAt()) return false;
    var major = Integer.parseInt(numbers.group(1));
    return major > 5 || (major == 5 && Integer.parseInt(numbers.group(2)) >= 8);
  }

  private static Collection<Path> onePerDevice(Collection<Path> folders) throws IOException {
    Map<Object, Path> byDevice = new HashMap<>();
    for (var folder : folders) {
      try {
        byDevice.putIfAbsent(Files.getAttribute(folder, "unix:dev"), folder);
      } catch (NoSuchFileException e) {
        // Whoever took the folder away does not want its files durable.
      }
    }
    return byDevice.values();
  }

  private static boolean force(Path folder) {
    try (var arena = Arena.ofConfined()) {
      var path = arena.allocateFrom(folder.toString());
      var descriptor = (int) C.OPEN.invokeExact(path, C.O_RDONLY | C.O_CLOEXEC);
      if (descriptor < 0) return false;
      var failed = (int) C.SYNCFS.invokeExact(descriptor);
      var unclosed = (int) C.CLOSE.invokeExact(descriptor);
      return failed == 0 && unclosed == 0;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Functions of the C library; linked when they are first needed, in some 20 ms. */
  private static final class C {
    static final int O_RDONLY = 0;
    static final int O_CLOEXEC = 0x80000;
    static final MethodHandle OPEN =
        link("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    static final MethodHandle SYNCFS = link("syncfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    static final MethodHandle CLOSE = link("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    // Restricted, as a wrong description of a function crashes the JVM.
    @SuppressWarnings("restricted")
    private static MethodHandle link(String name, FunctionDescriptor type) {
      var linker = Linker.nativeLinker();
      MemorySegment function = linker.defaultLookup().findOrThrow(name);
      return linker.downcallHandle(function, type);
    }
  }
}
