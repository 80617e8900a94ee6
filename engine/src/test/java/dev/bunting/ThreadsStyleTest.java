package dev.bunting;

class ThreadsStyleTest extends StyleContract {
  @Override
  Style style() {
    return Style.THREADS;
  }
}
