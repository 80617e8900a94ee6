package dev.bunting.futures.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.futures.SerializableCallable;
import dev.bunting.futures.SerializableFunction;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms that tasks take on the wire. */
class CodecTest {
  /** What every object stream begins with, behind the tag. */
  private static final int STREAM_MAGIC = 0xAC;

  private final Codec codec = new Codec(CodecTest.class.getClassLoader(), "");

  private Object travelled(Payload task) throws Exception {
    return codec.decodeTask(task);
  }

  @Test
  void aLambdaWithSimpleValuesNeedsNoObjectStream() throws Exception {
    long number = 41;
    String text = "sum ";
    SerializableCallable<String> task = () -> text + (number + 1);
    var payload = codec.encodeTask(task);
    assertThat(isStream(payload)).isFalse();
    assertThat(((SerializableCallable<?>) travelled(payload)).call()).isEqualTo("sum 42");
  }

  @Test
  void aMethodReferenceNeedsNone() throws Exception {
    SerializableFunction<String, Integer> task = String::length;
    var payload = codec.encodeTask(task);
    assertThat(isStream(payload)).isFalse();
    @SuppressWarnings("unchecked") // As it was sent.
    var again = (SerializableFunction<String, Integer>) travelled(payload);
    assertThat(again.apply("four")).isEqualTo(4);
  }

  @Test
  void aLambdaWithOtherValuesTravelsAsAStream() throws Exception {
    var list = List.of(1, 2);
    SerializableCallable<Integer> task = list::size;
    var payload = codec.encodeTask(task);
    assertThat(isStream(payload)).isTrue();
    assertThat(((SerializableCallable<?>) travelled(payload)).call()).isEqualTo(2);
  }

  @Test
  void aLambdaOfAClosedModuleTravelsAsAStream() throws Exception {
    var ofTheJdk = Comparator.comparing((SerializableKey) String::length);
    var payload = codec.encodeTask(ofTheJdk);
    assertThat(isStream(payload)).isTrue();
    assertThat(travelled(payload)).isInstanceOf(Comparator.class);
  }

  private interface SerializableKey
      extends java.util.function.Function<String, Integer>, Serializable {}

  @Test
  void withAFilterLambdasTravelAsStreamsWhichAskIt() throws Exception {
    SerializableCallable<String> task = () -> "ran";
    var filtered = new Codec(CodecTest.class.getClassLoader(), "java.base/java.lang.*;!*");
    var payload = filtered.encodeTask(task);
    assertThat(isStream(payload)).isTrue();
    assertThatThrownBy(() -> filtered.decodeTask(payload)).hasMessageContaining("REJECTED");
  }

  @Test
  void aPoolMakesNoLambdaOfWhatAWorkerSends() throws Exception {
    SerializableCallable<String> task = () -> "ran";
    var payload = codec.encodeTask(task);
    assertThatThrownBy(() -> codec.decode(payload)).hasMessageContaining("unknown tag");
  }

  private static boolean isStream(Payload payload) {
    return (payload.bytes()[1] & 0xff) == STREAM_MAGIC;
  }
}
