package dev.bunting;

class AsyncStyleTest extends StyleContract {
  @Override
  Style style() {
    return Style.ASYNC;
  }
}
