package dev.bunting;

class ProcessesStyleTest extends StyleContract {
  @Override
  Style style() {
    return Style.PROCESSES;
  }

  @Override
  Options options() {
    return super.options().withMaxRequests(2);
  }

  @Override
  int atOnce() {
    return 2;
  }
}
