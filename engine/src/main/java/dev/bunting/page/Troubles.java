package dev.bunting.page;

import dev.bunting.Status;
import dev.bunting.Summary;
import dev.bunting.ledger.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why rows are not ok, and at which hosts; reasons are few, hosts are counted up to a bound. */
final class Troubles {
  private static final int MOST_HOSTS = 1_000;

  private final Map<String, Trouble> troubles = new HashMap<>();

  /** Rows that ended for the same reason. */
  static final class Trouble {
    final String reason;
    final Status status;
    long rows;
    private final Map<String, Long> hosts = new HashMap<>();

    private Trouble(String reason, Status status) {
      this.reason = reason;
      this.status = status;
    }

    private void add(String host) {
      rows++;
      var known = hosts.containsKey(host) || hosts.size() < MOST_HOSTS;
      hosts.merge(known ? host : Summary.OTHER_HOSTS, 1L, Long::sum);
    }

    /** The hosts with the most of these rows first. */
    List<Map.Entry<String, Long>> hosts() {
      var sorted = new ArrayList<>(hosts.entrySet());
      sorted.removeIf(host -> host.getKey().isEmpty());
      sorted.sort(
          Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey));
      return sorted;
    }

    /** Whether another try can help: a row that is written wrongly stays so. */
    boolean mayPass() {
      return !reason.startsWith("bad-");
    }
  }

  void add(Entry entry, String host) {
    var reason = entry.reason().orElse("");
    troubles.computeIfAbsent(reason, _ -> new Trouble(reason, entry.status())).add(host);
  }

  /** The most frequent first. */
  List<Trouble> all() {
    var sorted = new ArrayList<>(troubles.values());
    sorted.sort(
        Comparator.comparingLong((Trouble trouble) -> -trouble.rows)
            .thenComparing(trouble -> trouble.reason));
    return sorted;
  }
}
