package dev.bunting.server;

/**
 * One header line: the name as it was sent, and the value without the white space around it.
 *
 * <p>A line that this record refuses, for example one that holds a line break, can still be sent
 * with {@link Reply#raw(String...)}.
 *
 * @param name the field name; compare it with {@link #is}, since case does not matter
 * @param value the field value, in ISO 8859-1
 */
public record Header(String name, String value) {

  /** Refuses line breaks, which would end the line early. */
  public Header {
    if (name.isEmpty() || breaksLine(name) || breaksLine(value)) {
      throw new IllegalArgumentException("not one header line: " + name + ": " + value);
    }
  }

  /** Whether this line has the given field name, in any case. */
  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }

  private static boolean breaksLine(String text) {
    return text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0;
  }
}
