package dev.bunting.cli;

/**
 * Where the sites of this machine listen.
 *
 * @param local of {@link Site#LOCAL}
 * @param delay of {@link Site#DELAY}
 * @param error of {@link Site#ERROR}
 */
record Ports(int local, int delay, int error) {
  private static final int MAX = 65_535;

  /** The ports that the labels promise. */
  static final Ports DEFAULT = new Ports(8001, 8002, 8003);

  Ports {
    if (Math.min(local, Math.min(delay, error)) < 0
        || Math.max(local, Math.max(delay, error)) > MAX)
      throw new UsageException("a port is a number from 0 to " + MAX);
  }

  /**
   * {@code LOCAL,DELAY,ERROR}, such as {@code 8001,8002,8003}.
   *
   * @throws UsageException if it is not three ports
   */
  static Ports parse(String text) {
    var ports = text.split(",", -1);
    if (ports.length != 3) throw new UsageException("three ports are needed: " + text);
    return new Ports(number(ports[0]), number(ports[1]), number(ports[2]));
  }

  /** The default, or what the property {@code bunting.ports} says where those are taken. */
  static Ports system() {
    var ports = System.getProperty("bunting.ports");
    return ports == null ? DEFAULT : parse(ports);
  }

  private static int number(String port) {
    try {
      return Integer.parseInt(port.strip());
    } catch (NumberFormatException _) {
      throw new UsageException("not a port: '" + port + "'");
    }
  }
}
