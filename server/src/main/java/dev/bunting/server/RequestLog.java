package dev.bunting.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The requests of a fault server, written by connection threads and read by test threads. */
final class RequestLog {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();
  private final List<RecordedRequest> requests = new ArrayList<>();
  private int taken;

  void add(RecordedRequest request) {
    lock.lock();
    try {
      requests.add(request);
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<RecordedRequest> all() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  RecordedRequest take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (taken == requests.size()) added.await();
      return requests.get(taken++);
    } finally {
      lock.unlock();
    }
  }
}
