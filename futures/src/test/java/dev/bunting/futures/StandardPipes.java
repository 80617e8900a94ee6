package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import dev.bunting.futures.wire.Frame;
import dev.bunting.futures.wire.FrameInput;
import dev.bunting.futures.wire.FrameOutput;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to a worker the way a pool does where there is no shell to set up private pipes. */
final class StandardPipes {
  private StandardPipes() {}

  static @Nullable Object echo(String text, Path output) throws Exception {
    var codec = new Codec(Settings.classLoader(), "");
    SerializableCallable<String> task =
        () -> {
          System.out.println("printed");
          return text;
        };
    Process worker = new WorkerCommand(settings(output), true).start(List.of());
    try {
      var out = new FrameOutput(worker.getOutputStream());
      var in = new FrameInput(worker.getInputStream());
      out.write(Frame.of(Frame.Kind.SETUP, 0));
      in.read();
      out.write(new Frame(Frame.Kind.CALLABLE, 1, 0, codec.encode(task)));
      return codec.decode(in.read().payload());
    } finally {
      worker.destroyForcibly().waitFor();
    }
  }

  private static Settings settings(Path output) {
    return new Settings(
        1,
        List.of(),
        List.of(),
        Optional.empty(),
        1,
        Duration.ZERO,
        Duration.ZERO,
        Redirect.to(output.toFile()),
        Optional.empty(),
        "");
  }
}
