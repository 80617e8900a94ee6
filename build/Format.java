import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** Checks (`check`) or mends (`apply`) the format of every Java source below a directory. */
void main(String[] args) throws Exception {
  boolean apply = args[0].equals("apply");
  var root = Path.of(args[1]);
  var formatter = new Formatter();
  var wrong = new ArrayList<Path>();
  for (var file : sources(root)) {
    var source = Files.readString(file);
    var formatted = formatter.formatSourceAndFixImports(source);
    if (formatted.equals(source)) continue;
    wrong.add(root.relativize(file));
    if (apply) Files.writeString(file, formatted);
  }
  if (wrong.isEmpty()) return;
  wrong.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
  if (apply) return;
  System.out.println("Run ./mvnw -N validate -Dformat.mode=apply");
  System.exit(1);
}

Iterable<Path> sources(Path root) throws Exception {
  try (var files = Files.walk(root)) {
    return files
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\.[^/]+)/.*"))
        .sorted()
        .toList();
  }
}
