package dev.bunting.futures.wire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LocalVariableInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.util.Optional;

/**
 * Names a lambda's captured variable. The compiler turns captured variables into parameters of the
 * lambda's method, whose names the class file keeps when it was compiled with {@code -g}.
 */
@SuppressWarnings("ReferenceEquality") // The very object is looked for, not one like it.
final class CapturedNames {
  private final ClassLoader loader;

  CapturedNames(ClassLoader loader) {
    this.loader = loader;
  }

  Optional<String> placeIn(SerializedLambda lambda, Object held) {
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      if (lambda.getCapturedArg(i) == held) {
        return Optional.of(describe(lambda, i));
      }
    }
    return Optional.empty();
  }

  private String describe(SerializedLambda lambda, int index) {
    String method = lambda.getImplMethodName();
    String where = lambda.getCapturingClass().replace('/', '.');
    if (!method.startsWith("lambda$")) {
      return "the receiver of a method reference to '" + method + "' in " + where;
    }
    String what =
        name(lambda, index)
            .map(name ->
                name.equals("this") ? "captured 'this'" : "captured variable '" + name + "'")
            .orElseGet(() -> "a captured variable");
    return what + " of a lambda in " + where;
  }

  private Optional<String> name(SerializedLambda lambda, int index) {
    try (InputStream in = loader.getResourceAsStream(lambda.getImplClass() + ".class")) {
      return in == null ? Optional.empty() : name(in.readAllBytes(), lambda, slot(lambda, index));
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty(); // It would only have made the message better.
    }
  }

  private static Optional<String> name(byte[] classFile, SerializedLambda lambda, int slot) {
    ClassModel parsed = ClassFile.of().parse(classFile);
    return parsed.methods().stream()
        .filter(method -> method.methodName().equalsString(lambda.getImplMethodName()))
        .findFirst()
        .flatMap(MethodModel::code)
        .flatMap(code -> code.findAttribute(Attributes.localVariableTable()))
        .flatMap(table ->
            table.localVariables().stream()
                .filter(local -> local.slot() == slot && local.startPc() == 0)
                .map(LocalVariableInfo::name)
                .map(Object::toString)
                .findFirst());
  }

  /** Local variable slot of a captured value; a captured {@code this} is value 0 and slot 0. */
  private static int slot(SerializedLambda lambda, int index) {
    boolean isStatic = lambda.getImplMethodKind() == MethodHandleInfo.REF_invokeStatic;
    var type = MethodTypeDesc.ofDescriptor(lambda.getImplMethodSignature());
    int slot = isStatic ? 0 : Math.min(index, 1);
    for (int i = 0; i < (isStatic ? index : index - 1); i++) {
      slot += width(type.parameterType(i));
    }
    return slot;
  }

  private static int width(ClassDesc type) {
    return switch (type.descriptorString()) {
      case "J", "D" -> 2;
      default -> 1;
    };
  }
}
