package dev.bunting;

import dev.bunting.plan.Template;

/**
 * How files are named, as a path below the destination: text with fields in braces.
 *
 * <ul>
 *   <li>{@code {name}}: the row's own output name, or else the last part of the URL's path
 *   <li>{@code {host}}: the URL's host
 *   <li>{@code {path}}: the URL's whole path, folders and all
 *   <li>{@code {index}}: the row's number, from 1
 *   <li>{@code {ext}}: what follows the last dot of {@code {name}}
 *   <li>{@code {1}}, {@code {2}}...: what the URL's globs stood for
 * </ul>
 *
 * <p>Only the template's own slashes, those of {@code {path}} and those of an output name make
 * folders. A brace is written twice to stand for itself.
 *
 * @param text such as {@code {host}/{index}.{ext}}
 */
public record NameTemplate(String text) {

  /** {@code {name}}. */
  public static final NameTemplate DEFAULT = new NameTemplate("{name}");

  /**
   * @throws IllegalArgumentException if a field is unknown, a brace stands alone, or the template
   *     cannot be a path below the destination
   */
  public NameTemplate {
    Template.parse(text);
  }
}
