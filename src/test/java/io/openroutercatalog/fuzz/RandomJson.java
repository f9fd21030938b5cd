package io.openroutercatalog.fuzz;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Random JSON texts: odd scalars in trees of any shape. */
final class RandomJson {
  private static final int MOST_DEPTH = 4;

  private static final List<String> SCALARS =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0.0",
          "-1",
          "17",
          "1e-7",
          "1e400",
          "-1e99999999999",
          "9223372036854775808",
          "\"\"",
          "\" \"",
          "\"0\"",
          "\"-1\"",
          "\"1e-999999999\"",
          "\"text\"",
          "\"tools\"",
          "\"a/b:free\"",
          "\"2027-01-31\"",
          "\"+999999999-12-31\"",
          "\"\\u0000\\u001b[2J\\n\"",
          "\"\\ud800\"",
          "\"\\u202e模😀\"");

  /** Without "id", so that a tree in a list is never a model. */
  private static final List<String> NAMES =
      List.of("", "a", "prompt", "completion", "request", "overrides", "output_modalities", "slug");

  private RandomJson() {}

  static String value(Random random) {
    return value(random, MOST_DEPTH);
  }

  private static String value(Random random, int depth) {
    return switch (depth == 0 ? 2 : random.nextInt(4)) {
      case 0 -> {
        StringJoiner list = new StringJoiner(",", "[", "]");
        random.ints(random.nextInt(4)).forEach(any -> list.add(value(random, depth - 1)));
        yield list.toString();
      }
      case 1 -> {
        StringJoiner object = new StringJoiner(",", "{", "}");
        random
            .ints(random.nextInt(5))
            .forEach(any -> object.add(field(one(NAMES, random), value(random, depth - 1))));
        yield object.toString();
      }
      default -> one(SCALARS, random);
    };
  }

  static String field(String name, String json) {
    return "\"" + name + "\":" + json;
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
