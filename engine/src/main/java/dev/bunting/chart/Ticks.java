package dev.bunting.chart;

/** Steps between ticks that people count in. */
final class Ticks {
  private static final double[] CLOCK = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
  };

  private Ticks() {}

  /** The next of 1, 2, 5 and their tenfold that is no smaller. */
  static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double digit : new double[] {1, 2, 5})
      if (digit * power >= least * 0.999) return digit * power;
    return 10 * power;
  }

  /** The same for seconds, which go by 60 and by 24 from a minute on. */
  static double clockStep(double least) {
    if (least <= 1) return step(least);
    for (double step : CLOCK) if (step >= least) return step;
    return 86_400 * step(least / 86_400);
  }
}
