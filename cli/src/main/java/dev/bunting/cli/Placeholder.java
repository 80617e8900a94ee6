package dev.bunting.cli;

final class Placeholder {
  private Placeholder() {}
}
