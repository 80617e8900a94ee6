package dev.bunting.futures;

import dev.bunting.futures.ExecutorFactory.VirtualThreads;
import org.junit.jupiter.api.Nested;

class VirtualThreadsTest {
  @Nested
  class AsCompleted extends AsCompletedContract implements VirtualThreads {}

  @Nested
  class Await extends AwaitContract implements VirtualThreads {}

  @Nested
  class Map extends MapContract implements VirtualThreads {}

  @Nested
  class WhenDone extends WhenDoneContract implements VirtualThreads {}
}
