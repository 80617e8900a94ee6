package dev.bunting.futures;

final class Placeholder {
  private Placeholder() {}
}
//
