import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * ArgumentChecks (or, with {@code --fix}, repairs) the format of every Java file below the given
 * folders.
 */
final class CheckFormat {
  public static void main(String[] args) throws Exception {
    boolean fix = List.of(args).contains("--fix");
    List<String> options = new ArrayList<>();
    options.addAll(fix ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    for (String folder : args) {
      if (!folder.startsWith("--")) {
        try (var paths = Files.walk(Path.of(folder))) {
          paths.map(Path::toString).filter(p -> p.endsWith(".java")).sorted().forEach(options::add);
        }
      }
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int exit = new Main(out, err, System.in).format(options.toArray(String[]::new));
    out.flush();
    err.flush();
    if (exit != 0) {
      err.println("The files named above are not in the project's format, or do not parse.");
      err.println("To format them, run:  mvn -q validate -Dformat.fix");
    }
    System.exit(exit);
  }
}
