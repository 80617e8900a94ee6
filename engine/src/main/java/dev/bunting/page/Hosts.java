package dev.bunting.page;

import dev.bunting.Summary;
import dev.bunting.ledger.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each host did; once there are a thousand, those that come later are counted together. */
final class Hosts {
  static final int MOST = 1_000;

  private final Map<String, HostCounts> counts = new HashMap<>();

  /** A host's line. */
  record Line(String host, HostCounts counts) {}

  void add(Entry entry, String host) {
    var name = counts.containsKey(host) || counts.size() < MOST ? host : Summary.OTHER_HOSTS;
    counts.computeIfAbsent(name, _ -> new HostCounts()).add(entry);
  }

  int size() {
    return counts.size();
  }

  /** Those with the most rows first; behind the first {@code most} all others in one line. */
  List<Line> lines(int most) {
    var lines = new ArrayList<Line>();
    counts.forEach((host, of) -> lines.add(new Line(host, of)));
    lines.sort(
        Comparator.comparing((Line line) -> line.host().equals(Summary.OTHER_HOSTS))
            .thenComparingLong(line -> -line.counts().rows)
            .thenComparing(Line::host));
    if (lines.size() <= most) return lines;
    var rest = new HostCounts();
    for (var line : lines.subList(most, lines.size())) rest.addAll(line.counts());
    var shown = new ArrayList<>(lines.subList(0, most));
    shown.add(new Line(Summary.OTHER_HOSTS, rest));
    return shown;
  }
}
