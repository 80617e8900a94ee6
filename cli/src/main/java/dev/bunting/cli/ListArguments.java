package dev.bunting.cli;

import static dev.bunting.cli.Specs.flag;
import static dev.bunting.cli.Specs.option;
import static dev.bunting.cli.Specs.repeatable;

import dev.bunting.Checksum;
import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import dev.bunting.Rows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What to fetch: the URLs and lists of a command line. */
final class ListArguments {
  private final PositionalParamSpec urls =
      PositionalParamSpec.builder()
          .paramLabel("URL")
          .hideParamSyntax(true)
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("what to fetch; {01..99}, {a,b,c} and [1-20:2] stand for many")
          .build();
  private final OptionSpec inputs =
      repeatable(
          "FILE|-", "rows to fetch; - is the standard input; may be repeated", "-i", "--input");
  private final OptionSpec format =
      option(
          "FORMAT",
          "urls, csv, tsv, jsonl, sha256sums, metalink or sitemap\n"
              + "(default: what FILE's name tells)",
          "--format");
  private final OptionSpec urlField =
      option("NAME", "the column with the URL (url)", "--url-field");
  private final OptionSpec nameField =
      option("NAME", "the column with the output name (name)", "--name-field");
  private final OptionSpec checksumField =
      option("NAME", "the column with the checksum (checksum)", "--checksum-field");
  private final OptionSpec base =
      option("URL", "the folder that the names of sha256sums are in", "--base");
  private final OptionSpec noGlob =
      flag("take braces and brackets in URLs as they are", "--no-glob");
  private final OptionSpec checksum =
      option("ALGO:HEX", "what the one URL's file must hash to", "--checksum");

  void addTo(CommandSpec spec) {
    spec.addPositional(urls);
    List.of(inputs, format, urlField, nameField, checksumField, base, noGlob, checksum)
        .forEach(spec::addOption);
  }

  /** Whether there is anything to fetch on the command line. */
  boolean areGiven() {
    return urls.<@Nullable List<String>>getValue() != null || !Specs.values(inputs).isEmpty();
  }

  /**
   * The rows: those of the URLs, then those of the lists.
   *
   * @throws UsageException if something is wrong with the arguments, or a list cannot be opened
   */
  Rows rows() {
    var given = urls.<@Nullable List<String>>getValue();
    var words = given == null ? List.<String>of() : given;
    var files = Specs.values(inputs);
    if (words.isEmpty() && files.isEmpty())
      throw new UsageException("a URL or --input FILE is needed");
    if (Specs.value(checksum).isPresent() && (words.size() != 1 || !files.isEmpty()))
      throw new UsageException("--checksum ALGO:HEX is for one URL; in lists each row has its own");
    var options = options();
    var parts = new ArrayList<Rows>();
    if (!words.isEmpty())
      parts.add(Specs.isGiven(noGlob) ? Rows.ofUrls(words) : Rows.ofGlobs(words));
    for (var file : files) parts.add(list(file, options));
    return Rows.concat(parts);
  }

  /** The checksum of the one URL. */
  Optional<Checksum> checksum() {
    try {
      return Specs.value(checksum).map(Checksum::parse);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--checksum ALGO:HEX: " + e.getMessage());
    }
  }

  private static Rows list(String file, ListOptions options) {
    try {
      if (file.equals("-")) return Rows.ofStream(System.in, "standard input", options);
      return Rows.ofFile(Path.of(file), options);
    } catch (InvalidPathException e) {
      throw new UsageException("--input FILE is not a path: " + e.getMessage());
    } catch (IOException e) {
      throw new UsageException("cannot read --input: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--input " + file + ": " + e.getMessage());
    }
  }

  private ListOptions options() {
    var options = ListOptions.defaults();
    var chosen = Specs.value(format).map(ListArguments::format).map(options::withFormat);
    options = chosen.orElse(options);
    options = Specs.value(urlField).map(options::withUrlField).orElse(options);
    options = Specs.value(nameField).map(options::withNameField).orElse(options);
    options = Specs.value(checksumField).map(options::withChecksumField).orElse(options);
    try {
      return Specs.value(base).map(URI::create).map(options::withBase).orElse(options);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--base URL: " + e.getMessage());
    }
  }

  private static ListFormat format(String word) {
    var all = ListFormat.values();
    for (var one : all) if (one.word().equalsIgnoreCase(word)) return one;
    var words = Arrays.stream(all).map(ListFormat::word).collect(Collectors.joining(", "));
    throw new UsageException("--format FORMAT must be one of " + words);
  }
}
