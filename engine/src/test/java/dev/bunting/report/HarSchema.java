package dev.bunting.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks against the schemas of the npm package har-schema 2.0.0, which lie beside this class under
 * their own licence (ISC). Knows the words that they use.
 */
final class HarSchema {
  private final Map<String, Map<?, ?>> schemas = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  /** What an archive has against it; nothing if it is right. */
  static List<String> complaints(String har) {
    var schema = new HarSchema();
    schema.check("har.json#", JsonTree.parse(har), "");
    return schema.complaints;
  }

  private void check(String reference, @Nullable Object value, String where) {
    check(schemas.computeIfAbsent(reference, HarSchema::load), value, where);
  }

  private static Map<?, ?> load(String reference) {
    try (var in = HarSchema.class.getResourceAsStream("har-schema/" + reference.replace("#", ""))) {
      if (in == null) throw new AssertionError("no schema " + reference);
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return (Map<?, ?>) Objects.requireNonNull(JsonTree.parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check(Map<?, ?> schema, @Nullable Object value, String where) {
    if (schema.get("$ref") instanceof String reference) check(reference, value, where);
    if (schema.get("type") instanceof String type && !isOf(type, value))
      complain(where, type, value);
    if (schema.get("min") instanceof Number least
        && value instanceof Number number
        && number.doubleValue() < least.doubleValue()) complain(where, "at least " + least, value);
    if (schema.get("pattern") instanceof String pattern
        && value instanceof String text
        && !Pattern.compile(pattern).matcher(text).find()) complain(where, pattern, value);
    if (value instanceof Map<?, ?> object) checkObject(schema, object, where);
    if (schema.get("items") instanceof Map<?, ?> items && value instanceof List<?> list)
      for (int i = 0; i < list.size(); i++) check(items, list.get(i), where + "[" + i + "]");
  }

  private void checkObject(Map<?, ?> schema, Map<?, ?> object, String where) {
    if (schema.get("required") instanceof List<?> required)
      for (var name : required)
        if (!object.containsKey(name)) complain(where, "has " + name, object);
    if (schema.get("properties") instanceof Map<?, ?> properties)
      properties.forEach((name, property) -> {
        if (object.containsKey(name))
          check((Map<?, ?>) property, object.get(name), where + "." + name);
      });
  }

  private static boolean isOf(String type, @Nullable Object value) {
    return switch (type) {
      case "object" -> value instanceof Map;
      case "array" -> value instanceof List;
      case "string" -> value instanceof String;
      case "integer" -> value instanceof Long;
      case "number" -> value instanceof Number;
      case "boolean" -> value instanceof Boolean;
      default -> throw new AssertionError("unknown type " + type);
    };
  }

  private void complain(String where, String wanted, @Nullable Object value) {
    complaints.add(where + " should be " + wanted + ": " + value);
  }
}
