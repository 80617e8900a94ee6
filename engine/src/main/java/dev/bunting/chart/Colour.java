package dev.bunting.chart;

import java.util.Locale;

/**
 * The colours by what they stand for, for light and for dark paper.
 *
 * <p>Phases and series are told apart by people with any colour vision: the hues are those of Okabe
 * and Ito's palette ("Color Universal Design", 2008), darker or lighter where the contrast to the
 * paper asks for it. No chart says anything by colour alone.
 */
public enum Colour {
  /** What everything is drawn on. */
  PAPER("#ffffff", "#15181d"),
  /** Text that is read. */
  INK("#1c2430", "#e6e9ee"),
  /** Text that is looked up: ticks, units. */
  MUTED("#56606d", "#a3adb9"),
  /** Lines that guide the eye. */
  GRID("#e4e7eb", "#2b313a"),
  /** Where names are looked up. */
  DNS("#009e73", "#2fc79b"),
  /** Where connections are made. */
  CONNECT("#e69f00", "#f2b632"),
  /** Where TLS shakes hands. */
  TLS("#b8568f", "#dd86b9"),
  /** Where the server is waited for. */
  WAIT("#a9bccf", "#5c7086"),
  /** Where bytes come. */
  RECEIVE("#0072b2", "#4aa8e8"),
  /** What failed. */
  FAILED("#c8410b", "#ff8552"),
  /** What is not there. */
  NOT_FOUND("#7a6a00", "#d9c64a"),
  /** The first series of several. */
  FIRST("#0072b2", "#4aa8e8"),
  /** The second. */
  SECOND("#c8410b", "#ff8552"),
  /** The third. */
  THIRD("#00805d", "#2fc79b"),
  /** The fourth. */
  FOURTH("#b8568f", "#dd86b9"),
  /** The fifth. */
  FIFTH("#a87400", "#f2b632"),
  /** What the others are measured by. */
  IDEAL("#56606d", "#a3adb9");

  private final String light;
  private final String dark;
  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Colour(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** The colour on light paper, as {@code #rrggbb}. */
  public String light() {
    return light;
  }

  /** The colour on dark paper, as {@code #rrggbb}. */
  public String dark() {
    return dark;
  }

  /** Its name in style sheets: {@code not-found}. */
  public String word() {
    return word;
  }
}
