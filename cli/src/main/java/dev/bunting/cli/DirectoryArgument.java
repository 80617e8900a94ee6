package dev.bunting.cli;

import dev.bunting.Bunting;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The destination of earlier jobs, as the only word of a command. */
final class DirectoryArgument {
  private final PositionalParamSpec directory =
      PositionalParamSpec.builder()
          .paramLabel("DIR")
          .hideParamSyntax(true)
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("where a job's files went")
          .build();

  void addTo(CommandSpec spec) {
    spec.addPositional(directory);
  }

  /**
   * The directory.
   *
   * @throws UsageException if there is not exactly one, or it has no ledger
   */
  Path withLedger() {
    var words = directory.<@Nullable List<String>>getValue();
    if (words == null || words.size() != 1) throw new UsageException("one DIR is needed");
    var path = JobArguments.path("DIR", words.getFirst());
    if (Bunting.hasLedger(path)) return path;
    throw new UsageException("no job has left a ledger in " + path);
  }
}
