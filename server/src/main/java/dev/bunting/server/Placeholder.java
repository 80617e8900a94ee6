package dev.bunting.server;

final class Placeholder {
  private Placeholder() {}
}
