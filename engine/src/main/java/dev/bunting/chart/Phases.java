package dev.bunting.chart;

import java.util.List;

/** The phases of a download as charts name and colour them. */
final class Phases {
  static final List<Legend.Key> KEYS =
      List.of(
          new Legend.Key("DNS", Colour.DNS),
          new Legend.Key("connect", Colour.CONNECT),
          new Legend.Key("TLS", Colour.TLS),
          new Legend.Key("wait", Colour.WAIT),
          new Legend.Key("receive", Colour.RECEIVE));

  private Phases() {}
}
