package dev.bunting.futures;

import dev.bunting.futures.ExecutorFactory.FixedPool;
import org.junit.jupiter.api.Nested;

class FixedPoolTest {
  @Nested
  class AsCompleted extends AsCompletedContract implements FixedPool {}

  @Nested
  class Await extends AwaitContract implements FixedPool {}

  @Nested
  class Map extends MapContract implements FixedPool {}

  @Nested
  class WhenDone extends WhenDoneContract implements FixedPool {}
}
