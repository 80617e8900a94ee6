package dev.bunting.cli;

/** The places that flags are downloaded from, by the labels of {@code --server}. */
enum Site {
  /** On this machine, every response delayed. */
  DELAY,
  /** On this machine, every response delayed and some of them errors. */
  ERROR,
  /** On this machine, at once. */
  LOCAL,
  /** The server of the book that the flags programs come from. */
  REMOTE;

  /** What comes before {@code /cc/cc.gif}. */
  String base(Ports ports) {
    return switch (this) {
      case DELAY -> local(ports.delay());
      case ERROR -> local(ports.error());
      case LOCAL -> local(ports.local());
      case REMOTE -> "http://flupy.org/data/flags";
    };
  }

  private static String local(int port) {
    return "http://localhost:" + port + "/flags";
  }
}
