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

  /**
   * {@code LOCAL,DELAY,ERROR}, such as {@code 8001,8002,8003}; 0 is any free port.
   *
   * @throws UsageException if it is not three ports
   */
  static Ports parse(String text) {
    var ports = text.split(",", -1);
    try {
      if (ports.length == 3) return new Ports(port(ports[0]), port(ports[1]), port(ports[2]));
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new UsageException("--ports LOCAL,DELAY,ERROR must be three ports, not " + text);
  }

  private static int port(String text) {
    int port = Integer.parseInt(text.strip());
    if (port < 0 || port > MAX) throw new NumberFormatException("not a port: " + text);
    return port;
  }

  /** The default, or what the property {@code bunting.ports} says where those are taken. */
  static Ports system() {
    var ports = System.getProperty("bunting.ports");
    return ports == null ? DEFAULT : parse(ports);
  }
}
