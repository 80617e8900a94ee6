import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Raises the classes of a jar from before Java 6 to the class-file version of Java 17, in place,
 * and adds the stack maps that newer versions must have. Nothing else changes, and the same jar
 * gives the same bytes. A jar that has no old classes is left alone.
 */
void main(String[] args) throws IOException {
  var jar = Path.of(args[0]);
  if (isOld(jar)) Files.write(jar, raised(jar));
}

static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

boolean isOld(Path jar) throws IOException {
  try (var zip = new ZipFile(jar.toFile())) {
    for (var entry : zip.stream().filter(this::isClass).toList())
      if (ClassFile.of().parse(read(zip, entry)).majorVersion() < FIRST_WITH_STACK_MAPS)
        return true;
    return false;
  }
}

byte[] raised(Path jar) throws IOException {
  var bytes = new ByteArrayOutputStream();
  try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
      var zip = new ZipFile(jar.toFile());
      var out = new ZipOutputStream(bytes)) {
    // To merge two types in a stack map one has to know what they extend.
    var types = ClassHierarchyResolver.ofResourceParsing(loader);
    var classes =
        ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(types));
    for (var entry : zip.stream().toList()) {
      var content = read(zip, entry);
      out.putNextEntry(copyOf(entry));
      out.write(isClass(entry) ? raised(classes, classes.parse(content), content) : content);
    }
  }
  return bytes.toByteArray();
}

byte[] raised(ClassFile classes, ClassModel model, byte[] content) {
  if (model.majorVersion() >= FIRST_WITH_STACK_MAPS) return content;
  ClassTransform withVersion =
      (builder, element) -> {
        if (element instanceof ClassFileVersion) builder.withVersion(ClassFile.JAVA_17_VERSION, 0);
        else builder.with(element);
      };
  // Only a method body that is taken apart is given a new stack map.
  var bodies = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
  return classes.transformClass(model, bodies.andThen(withVersion));
}

boolean isClass(ZipEntry entry) {
  return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
}

byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
  try (var in = zip.getInputStream(entry)) {
    return in.readAllBytes();
  }
}

ZipEntry copyOf(ZipEntry entry) {
  var copy = new ZipEntry(entry.getName());
  copy.setTimeLocal(entry.getTimeLocal());
  return copy;
}
