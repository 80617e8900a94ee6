package dev.bunting.source;

import java.util.ArrayList;
import java.util.List;

/** A part of a glob: so many texts, each to be had by its number without making those before. */
sealed interface GlobNode {

  /** How many texts it stands for, 1 or more. */
  long count();

  /** The text of this number, from 0. */
  String at(long number);

  /** Stands for itself. */
  record Literal(String text) implements GlobNode {
    @Override
    public long count() {
      return 1;
    }

    @Override
    public String at(long number) {
      return text;
    }
  }

  /**
   * Whole numbers from one to another, upwards or downwards.
   *
   * @param width how many digits each has at least
   */
  record Numbers(long first, long last, long step, int width) implements GlobNode {
    @Override
    public long count() {
      return Math.abs(last - first) / step + 1;
    }

    @Override
    public String at(long number) {
      var digits = Long.toString(last < first ? first - number * step : first + number * step);
      return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
  }

  /** Letters from one to another, upwards or downwards. */
  record Letters(Numbers codes) implements GlobNode {
    @Override
    public long count() {
      return codes.count();
    }

    @Override
    public String at(long number) {
      return Character.toString((char) Integer.parseInt(codes.at(number)));
    }
  }

  /** One of several. */
  record Choice(List<Sequence> options) implements GlobNode {
    @Override
    public long count() {
      return options.stream().mapToLong(GlobNode::count).reduce(0, Math::addExact);
    }

    @Override
    public String at(long number) {
      var left = number;
      for (var option : options) {
        if (left < option.count()) return option.at(left);
        left -= option.count();
      }
      throw new IndexOutOfBoundsException(number);
    }
  }

  /** One after the other: the last turns fastest. */
  record Sequence(List<GlobNode> nodes) implements GlobNode {
    @Override
    public long count() {
      return nodes.stream().mapToLong(GlobNode::count).reduce(1, Math::multiplyExact);
    }

    @Override
    public String at(long number) {
      return String.join("", parts(number));
    }

    /** The text of this number, node by node. */
    List<String> parts(long number) {
      var parts = new ArrayList<String>();
      var left = number;
      for (var node : nodes.reversed()) {
        parts.add(node.at(left % node.count()));
        left /= node.count();
      }
      return parts.reversed();
    }
  }
}
