package dev.bunting.cli.compare;

import dev.bunting.chart.Bars;
import dev.bunting.chart.Chart;
import dev.bunting.chart.Colour;
import dev.bunting.chart.Curves;
import dev.bunting.chart.Unit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The charts of a comparison's figures. */
final class ResultCharts {
  private final Result result;
  private final List<Figures> figures;

  ResultCharts(Result result) {
    this.result = result;
    figures = result.figures();
  }

  /** How long each took, with its spread. */
  Bars times() {
    var bars =
        figures.stream()
            .map(f -> {
              var s = f.seconds();
              return new Bars.Bar(name(f), colour(f), s.median(), s.min(), s.max(), faster(f));
            })
            .toList();
    return bars(
        "Time",
        "the median; the line goes from the fastest to the slowest run",
        Unit.SECONDS,
        bars);
  }

  private static String faster(Figures figures) {
    return figures.speedUp().isPresent()
        ? "(" + Unit.TIMES.text(figures.speedUp().getAsDouble()) + ")"
        : "";
  }

  /** What each took of the machine. */
  List<Bars> costs() {
    var cpu =
        figures.stream()
            .map(f -> new Bars.Bar(name(f), colour(f), f.cpuSeconds().median()))
            .toList();
    var memory =
        figures.stream()
            .filter(f -> f.memory().isPresent())
            .map(f -> new Bars.Bar(name(f), colour(f), f.memory().getAsLong()))
            .toList();
    var costs = new ArrayList<Bars>();
    costs.add(bars("CPU time", "of all its processes together", Unit.SECONDS, cpu));
    if (!memory.isEmpty())
      costs.add(bars("Memory", "at most, of all its processes together", Unit.BYTES, memory));
    return costs;
  }

  private static Bars bars(String title, String what, Unit unit, List<Bars.Bar> bars) {
    var values =
        bars.stream()
            .map(b -> b.name() + " " + unit.text(b.value()))
            .collect(Collectors.joining("; "));
    return new Bars(title, title + ", " + what + ": " + values + ".", unit, bars);
  }

  /** Time over connections, if a style ran with several numbers of them. */
  Optional<Curves> curve() {
    var styles = figures.stream().map(f -> f.contestant().style()).distinct().toList();
    if (styles.size() == figures.size()) return Optional.empty();
    var curves = new ArrayList<Curves.Curve>();
    for (var style : styles)
      curves.add(curve(figures.stream().filter(f -> f.contestant().style() == style).toList()));
    ideal().ifPresent(curves::add);
    return Optional.of(
        new Curves(
            "Time over requests at once",
            "Both axes multiply with each step: twice as many requests at once in half the time is"
                + " a straight line down.",
            new Curves.Measure("requests at once", Unit.COUNT, true),
            new Curves.Measure("time", Unit.SECONDS, true),
            curves));
  }

  private static Curves.Curve curve(List<Figures> ofStyle) {
    var points =
        ofStyle.stream()
            .map(f -> {
              var s = f.seconds();
              return new Curves.Point(f.contestant().connections(), s.median(), s.min(), s.max());
            })
            .toList();
    var first = ofStyle.getFirst();
    return new Curves.Curve(first.contestant().name(), colour(first), false, points);
  }

  private Optional<Curves.Curve> ideal() {
    var mean = result.work().meanSeconds();
    if (mean.isEmpty() || mean.getAsDouble() == 0) return Optional.empty();
    var points =
        figures.stream()
            .sorted(Comparator.comparingInt(f -> f.contestant().connections()))
            .map(
                f -> new Curves.Point(f.contestant().connections(), f.idealSeconds().orElseThrow()))
            .distinct()
            .toList();
    return Optional.of(new Curves.Curve("only delays", Colour.IDEAL, true, points));
  }

  /** All of them, for a picture. */
  List<Chart> all() {
    var charts = new ArrayList<Chart>();
    charts.add(times());
    curve().ifPresent(charts::add);
    figures.forEach(f -> charts.add(Timelines.byConnection(f)));
    charts.addAll(costs());
    return charts;
  }

  private static String name(Figures figures) {
    return figures.contestant().name() + ", " + figures.contestant().connections();
  }

  private static Colour colour(Figures figures) {
    return switch (figures.contestant().style()) {
      case SEQUENTIAL -> Colour.FIRST;
      case THREADS -> Colour.SECOND;
      case VIRTUAL -> Colour.THIRD;
      case ASYNC -> Colour.FOURTH;
      case PROCESSES -> Colour.FIFTH;
    };
  }
}
