import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Makes a command start sooner that has these jars beside it, by changing them in place:
 *
 * <ul>
 *   <li>Classes from before Java 6, which the start-up cache cannot hold, are raised to the
 *       class-file version of Java 17, with the stack maps that newer versions must have.
 *   <li>The named methods, {@code CLASS.METHOD} or all of a {@code CLASS.*}, do nothing, and return
 *       null if anything. They look for what the command does not use.
 * </ul>
 *
 * <p>Nothing else changes, and the same jar gives the same bytes. A jar that is so already is left
 * alone. A method that is not there is an error: another version may need another remedy.
 */
void main(String[] args) throws IOException {
  var jar = Path.of(args[0]);
  var empty = List.of(args).subList(1, args.length);
  if (!isPrepared(jar, empty)) Files.write(jar, prepared(jar, empty));
}

static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

boolean isPrepared(Path jar, List<String> empty) throws IOException {
  var missing = new ArrayList<>(empty);
  var prepared = true;
  try (var zip = new ZipFile(jar.toFile())) {
    for (var entry : zip.stream().filter(this::isClass).toList()) {
      var model = ClassFile.of().parse(read(zip, entry));
      prepared &= !isOld(model);
      for (var method : model.methods()) {
        if (!isNamed(method, empty)) continue;
        missing.removeAll(names(method));
        prepared &= isEmpty(method);
      }
    }
  }
  if (!missing.isEmpty()) throw new IOException(jar + " has no method " + missing);
  return prepared;
}

byte[] prepared(Path jar, List<String> empty) throws IOException {
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
      out.write(isClass(entry) ? prepared(classes, content, empty) : content);
    }
  }
  return bytes.toByteArray();
}

byte[] prepared(ClassFile classes, byte[] content, List<String> empty) {
  var model = classes.parse(content);
  if (model.methods().stream().anyMatch(m -> isNamed(m, empty)))
    content = classes.transformClass(model, emptying(empty));
  return isOld(model) ? raised(classes, classes.parse(content)) : content;
}

ClassTransform emptying(List<String> empty) {
  return (builder, element) -> {
    if (element instanceof MethodModel method && isNamed(method, empty))
      builder.transformMethod(
          method,
          (body, part) -> {
            if (part instanceof CodeModel) body.withCode(code -> returnNothing(code, method));
            else body.with(part);
          });
    else builder.with(element);
  };
}

void returnNothing(CodeBuilder code, MethodModel method) {
  if (method.methodName().equalsString("<init>"))
    code.aload(0).invokespecial(CD_Object, "<init>", MTD_void);
  if (method.methodTypeSymbol().returnType().equals(CD_void)) code.return_();
  else code.aconst_null().areturn();
}

boolean isEmpty(MethodModel method) {
  var instructions =
      method.code().orElseThrow().elementStream().filter(Instruction.class::isInstance);
  return instructions.count() <= 3;
}

boolean isNamed(MethodModel method, List<String> names) {
  return !Collections.disjoint(names(method), names);
}

List<String> names(MethodModel method) {
  var type = method.parent().orElseThrow().thisClass().asInternalName().replace('/', '.');
  return List.of(type + ".*", type + "." + method.methodName().stringValue());
}

boolean isOld(ClassModel model) {
  return model.majorVersion() < FIRST_WITH_STACK_MAPS;
}

byte[] raised(ClassFile classes, ClassModel model) {
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
