package dev.bunting;

class SequentialStyleTest extends StyleContract {
  @Override
  Style style() {
    return Style.SEQUENTIAL;
  }

  @Override
  int atOnce() {
    return 1;
  }
}
