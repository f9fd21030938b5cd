import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs Jazzer on every target for the given time each ({@code 5s}, {@code 10m}, {@code 1h}), each
 * in a JVM of its own, with this JVM's class path. All it writes goes below target/fuzz.
 */
final class Fuzz {
  private static final List<String> TARGETS =
      List.of("ModelsFuzz", "EndpointsFuzz", "SettingsFuzz", "StoreFuzz");
  private static final Path OUT = Path.of("target", "fuzz");
  private static final Path INPUTS = Path.of("src/test/resources/io/openroutercatalog/fuzz");

  private static final String INSTRUMENTED =
      "io.openroutercatalog.**:com.fasterxml.jackson.core.**";

  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units: *(\\d+)");
  private static final Pattern FILE =
      Pattern.compile("Test unit written to (\\S*(?:crash|timeout|oom)-\\S+)");

  public static void main(String[] args) throws Exception {
    long seconds = seconds(args[0]);
    int atATime = Runtime.getRuntime().availableProcessors();
    List<Future<Outcome>> running = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(Math.min(atATime, TARGETS.size()))) {
      for (String target : TARGETS) {
        running.add(threads.submit((Callable<Outcome>) () -> run(target, seconds)));
      }
    }
    List<String> counts = new ArrayList<>();
    boolean failed = false;
    for (Future<Outcome> future : running) {
      Outcome outcome = future.get();
      counts.add(outcome.target() + " " + outcome.executions());
      if (outcome.exit() != 0) {
        failed = true;
        report(outcome);
      }
    }
    System.out.println("Fuzzed for " + args[0] + " each: " + String.join(", ", counts));
    System.exit(failed ? 1 : 0);
  }

  private record Outcome(String target, int exit, String log) {
    String executions() {
      return first(EXECUTIONS, log, "?");
    }
  }

  private static Outcome run(String target, long seconds) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(OUT.resolve(target));
    Path corpus = Files.createTempDirectory(folder, "corpus"); // New, or old inputs take the time.
    Path log = folder.resolve("log.txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=io.openroutercatalog.fuzz." + target,
            "--instrumentation_includes=" + INSTRUMENTED,
            "--custom_hook_includes=" + INSTRUMENTED,
            // store_path is a path that the operator chooses, anywhere.
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
            "--reproducer_path=" + folder,
            "-artifact_prefix=" + folder + "/",
            "-dict=.ci/fuzz.dict",
            "-max_total_time=" + seconds,
            "-timeout=120",
            "-print_final_stats=1",
            corpus.toString(),
            INPUTS.resolve(target + "Inputs").toString());
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    // Not Files.readString: the fuzzer prints inputs too, which may be no text.
    String printed = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return new Outcome(target, exit, printed);
  }

  private static void report(Outcome outcome) {
    System.err.println(outcome.target() + " ended with " + outcome.exit() + ":");
    outcome
        .log()
        .lines()
        .dropWhile(line -> !line.startsWith("== Java Exception") && !line.contains("ERROR"))
        .limit(12)
        .forEach(System.err::println);
    System.err.println("All of it:  " + OUT.resolve(outcome.target()).resolve("log.txt"));
    System.err.println("The input:  " + first(FILE, outcome.log(), "none was written"));
    System.err.println(
        "To repeat it, move that file to "
            + INPUTS.resolve(outcome.target() + "Inputs")
            + " under a telling name, and run:  mvn -q test -Dtest=FuzzCorpusTest");
  }

  private static String first(Pattern pattern, String text, String otherwise) {
    Matcher found = pattern.matcher(text);
    return found.find() ? found.group(1) : otherwise;
  }

  private static long seconds(String time) {
    long number = Long.parseLong(time.substring(0, time.length() - 1));
    return switch (time.charAt(time.length() - 1)) {
      case 's' -> number;
      case 'm' -> number * 60;
      case 'h' -> number * 3600;
      default -> throw new IllegalArgumentException("a time is like 5s, 10m or 1h, was " + time);
    };
  }
}
