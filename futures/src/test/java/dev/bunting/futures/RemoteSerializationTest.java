package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 13: what cannot travel fails alone, and says what is in its way. */
class RemoteSerializationTest extends PoolTestBase {

  static final class Connection {}

  record Job(String name, Connection connection) implements Serializable {}

  static final class Failing extends Exception {
    private static final long serialVersionUID = 1;

    @SuppressWarnings({"serial", "UnusedVariable"}) // What the test is about.
    private final Connection broken = new Connection();
  }

  @Test
  void aTaskIsRefusedByTheNameOfItsCapturedVariable() throws Exception {
    var connection = new Connection();
    assertThat(failure(pool().submit(() -> connection.hashCode())))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining(Connection.class.getName())
        .hasMessageContaining("captured variable 'connection' of a lambda");
  }

  @Test
  void anArgumentIsRefusedByTheNameOfItsField() throws Exception {
    var jobs = Map.of("first", List.of(new Job("a", new Connection())));
    assertThat(failure(pool().submit(Map::size, jobs)))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("field 'connection' of " + Job.class.getName());
  }

  @Test
  void aResultIsRefusedByTheNameOfItsField() throws Exception {
    var pool = pool();
    assertThat(failure(pool.submit(() -> new Job("a", new Connection()))))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("field 'connection' of " + Job.class.getName());
    assertThat(pool.submit(() -> "next").get()).isEqualTo("next");
  }

  @Test
  void anExceptionIsRefusedByTheNameOfItsFieldAndStillSaysWhatItWas() throws Exception {
    assertThat(
            failure(
                pool()
                    .submit(() -> {
                      throw new Failing();
                    })))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("the task threw " + Failing.class.getName())
        .hasMessageContaining("field 'broken'");
  }

  @Test
  void anExceptionArrivesAsItsTypeWithTheRemoteStackTrace() throws Exception {
    var pool = pool();
    var failure =
        failure(
            pool.submit(() -> {
              throw new IOException("disk on fire");
            }));
    assertThat(failure).isInstanceOf(IOException.class).hasMessage("disk on fire");
    var remote = failure.getSuppressed()[0];
    assertThat(remote).hasMessage("thrown in worker process " + pid(pool));
    assertThat(remote.getStackTrace()[0].getClassName()).isEqualTo(getClass().getName());
  }

  @Test
  void whatChangesAfterSubmitDoesNotChangeTheTask() throws Exception {
    var pool = pool();
    var gate = gate("before");
    var _ = submitAt(pool, gate);
    var large = new byte[1 << 20];
    var sum = pool.submit(RemoteSerializationTest::sum, large);
    Arrays.fill(large, (byte) 1);
    gate.open();
    assertThat(sum.get()).isZero();
  }

  private static long sum(byte[] bytes) {
    long sum = 0;
    for (byte b : bytes) sum += b;
    return sum;
  }

  @Test
  void aFunctionTravelsOnceAndKeepsItsState() throws Exception {
    var pool = pool();
    var counter = new Counter();
    assertThat(pool.submit(counter, 5).get()).isEqualTo(5);
    assertThat(pool.submit(counter, 5).get()).isEqualTo(10);
    assertThat(counter.count).isZero();
  }

  static final class Counter implements SerializableFunction<Integer, Integer> {
    private static final long serialVersionUID = 1;
    private int count;

    @Override
    public Integer apply(Integer step) {
      return count += step;
    }
  }

  @Test
  void manyFunctionsAreToldApart() throws Exception {
    var pool = pool();
    var functions = new ArrayList<SerializableFunction<Integer, Integer>>();
    for (int i = 0; i < 200; i++) {
      int factor = i;
      functions.add(n -> n * factor);
    }
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < functions.size(); i++) {
        assertThat(pool.submit(functions.get(i), 3).get()).isEqualTo(3 * i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1 << 16, 5_000_000})
  void arraysOfAllSizesTravel(int size) throws Exception {
    var bytes = new byte[size];
    Arrays.fill(bytes, (byte) 7);
    SerializableFunction<byte[], byte[]> echo = argument -> argument;
    assertThat(pool().submit(echo, bytes).get()).isEqualTo(bytes);
  }

  @Test
  void nullTravels() throws Exception {
    SerializableRunnable nothing = () -> {};
    assertThat(pool().submit(nothing).get()).isNull();
  }
}
