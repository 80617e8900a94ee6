package dev.bunting.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Values to pixels along one direction.
 *
 * @param from the smallest value; above 0 if logarithmic
 * @param to the largest value, above {@code from}
 * @param start the pixel of {@code from}
 * @param end the pixel of {@code to}; less than {@code start} for what grows upwards
 */
record Scale(double from, double to, double start, double end, boolean logarithmic) {

  static Scale linear(double from, double to, double start, double end) {
    return new Scale(from, to > from ? to : from + 1, start, end, false);
  }

  static Scale logarithmic(double from, double to, double start, double end) {
    return new Scale(from, to > from ? to : from * 10, start, end, true);
  }

  double at(double value) {
    double share =
        logarithmic
            ? Math.log(Math.max(value, from) / from) / Math.log(to / from)
            : (value - from) / (to - from);
    return start + Math.clamp(share, -0.1, 1.1) * (end - start);
  }

  /** Round values, about as many as asked for, within the scale. */
  List<Double> ticks(int about) {
    return logarithmic ? powers(about) : steps(from, to, Ticks.step((to - from) / about));
  }

  static List<Double> steps(double from, double to, double step) {
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++)
      ticks.add(i * step);
    return ticks;
  }

  /** Powers of ten, with 2 and 5 between where there is room. */
  private List<Double> powers(int about) {
    var ticks = new ArrayList<Double>();
    double decades = Math.log10(to / from);
    double[] between = decades * 3 <= about ? new double[] {1, 2, 5} : new double[] {1};
    for (int power = (int) Math.floor(Math.log10(from)); Math.pow(10, power) <= to; power++)
      for (double digit : between) {
        double tick = digit * Math.pow(10, power);
        if (tick >= from * 0.999 && tick <= to * 1.001) ticks.add(tick);
      }
    return ticks;
  }
}
