package dev.bunting.server;

/** What goes wrong with a reply once so many bytes of its head, or of its body, are sent. */
record Fault(Stage stage, long after, Action action) {
  static final Fault NONE = new Fault(Stage.BODY, Long.MAX_VALUE, Action.FINISH);

  enum Stage {
    HEAD,
    BODY
  }

  enum Action {
    /** Ends the stream with a TCP FIN. */
    FINISH,
    /** Breaks the connection with a TCP RST. */
    RESET,
    /** Sends nothing more, and leaves the connection open until the client closes it. */
    STALL
  }

  Fault {
    if (after < 0) throw new IllegalArgumentException("negative number of bytes: " + after);
  }

  /** How many bytes of a stage may be sent, {@link Long#MAX_VALUE} when it is not this one's. */
  long limit(Stage sending) {
    return sending == stage ? after : Long.MAX_VALUE;
  }

  /** Leaves the writing of a reply at the byte where the fault is due. */
  static final class Due extends Exception {
    private static final long serialVersionUID = 1;

    private final Action action;

    Due(Action action) {
      super(action.name(), null, false, false);
      this.action = action;
    }

    Action action() {
      return action;
    }
  }
}
