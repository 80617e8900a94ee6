package dev.bunting.report;

/**
 * Keeps spreadsheets from calculating what a list or a server said: they take a field for a formula
 * if it begins with one of a few characters, quoted or not (OWASP, "CSV Injection").
 */
final class Formulas {
  private Formulas() {}

  /** The text, behind an apostrophe if it would be calculated. */
  static String defused(String text) {
    return isFormula(text) ? "'" + text : text;
  }

  /** The relative path, in another spelling if it would be calculated: it names the same file. */
  static String defusedPath(String path) {
    return isFormula(path) ? "./" + path : path;
  }

  private static boolean isFormula(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
  }
}
