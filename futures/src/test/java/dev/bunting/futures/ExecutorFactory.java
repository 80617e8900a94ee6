package dev.bunting.futures;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the executor that a contract suite runs over. */
interface ExecutorFactory {
  /** At least this many tasks run at once. */
  ExecutorService newExecutor(int workers);

  interface VirtualThreads extends ExecutorFactory {
    @Override
    default ExecutorService newExecutor(int workers) {
      return Executors.newVirtualThreadPerTaskExecutor();
    }
  }

  interface FixedPool extends ExecutorFactory {
    @Override
    default ExecutorService newExecutor(int workers) {
      return Executors.newFixedThreadPool(workers);
    }
  }
}
