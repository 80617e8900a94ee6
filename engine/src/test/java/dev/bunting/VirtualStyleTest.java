package dev.bunting;

class VirtualStyleTest extends StyleContract {
  @Override
  Style style() {
    return Style.VIRTUAL;
  }
}
