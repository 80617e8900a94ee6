package dev.bunting.futures;

import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Nested;

/** What holds for every executor holds for worker processes. */
class ProcessPoolContractTest {
  interface Processes extends ExecutorFactory {
    @Override
    default ExecutorService newExecutor(int workers) {
      return ProcessPoolExecutor.builder().workers(workers).build();
    }
  }

  @Nested
  class AsCompleted extends AsCompletedContract implements Processes {}

  @Nested
  class Await extends AwaitContract implements Processes {}

  @Nested
  class Map extends MapContract implements Processes {}

  @Nested
  class WhenDone extends WhenDoneContract implements Processes {}
}
