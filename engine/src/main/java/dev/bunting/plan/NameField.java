package dev.bunting.plan;

import java.util.Locale;

/** What a template can ask of a row. */
enum NameField {
  NAME,
  HOST,
  PATH,
  INDEX,
  EXT;

  private final String word = name().toLowerCase(Locale.ROOT);

  String word() {
    return word;
  }

  String of(NamedRow row) {
    return switch (this) {
      case NAME -> row.fileName();
      case HOST -> row.host();
      case PATH -> row.path();
      case INDEX -> Long.toString(row.index());
      case EXT -> SafeNames.extension(row.fileName());
    };
  }
}
