package io.openroutercatalog.project;

import java.util.Map;
import java.util.Set;

/** The walls between packages, as docs/structure.md has them. */
final class Walls {
  /**
   * Which other packages each package may use, from the bottom up. A package that is not a key may
   * use none; a name does not include subpackages.
   */
  static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("internal.base", Set.of()),
          Map.entry("internal.log", Set.of("internal.base")),
          Map.entry("price", Set.of("internal.base")),
          Map.entry("model", Set.of("internal.base", "price")),
          Map.entry("store", Set.of("internal.base")),
          Map.entry("internal.json", Set.of("internal.base", "price", "model")),
          Map.entry("cost", Set.of("internal.base", "internal.json", "price", "model")),
          Map.entry("testing", Set.of("internal.base", "internal.json", "store")),
          // The values; the service alone may do more, see below.
          Map.entry(
              "", Set.of("internal.base", "internal.json", "price", "model", "cost", "store")),
          Map.entry("find", Set.of("", "price", "internal.base")),
          Map.entry("avoid", Set.of("", "internal.base", "internal.json")),
          Map.entry("explain", Set.of("", "avoid", "internal.base", "internal.json")),
          Map.entry("choose", Set.of("", "find", "avoid", "internal.base")),
          Map.entry("internal.source", Set.of("", "model", "internal.base")),
          Map.entry(
              "internal.http", Set.of("", "internal.base", "internal.json", "internal.source")),
          Map.entry(
              "internal.client",
              Set.of(
                  "",
                  "price",
                  "model",
                  "internal.base",
                  "internal.json",
                  "internal.source",
                  "internal.http")),
          Map.entry("internal.generate", Set.of("", "price", "model", "internal.base")),
          Map.entry("internal.health", Set.of("", "model", "internal.source", "internal.log")),
          Map.entry(
              "internal.explain",
              Set.of(
                  "", "model", "explain", "internal.base", "internal.generate", "internal.health")),
          Map.entry("internal.schedule", Set.of("")),
          Map.entry(
              "internal.copies",
              Set.of(
                  "",
                  "price",
                  "model",
                  "cost",
                  "store",
                  "internal.base",
                  "internal.log",
                  "internal.json",
                  "internal.generate",
                  "internal.health",
                  "internal.schedule")),
          Map.entry(
              "internal.engine",
              Set.of(
                  "",
                  "price",
                  "model",
                  "cost",
                  "internal.base",
                  "internal.log",
                  "internal.source",
                  "internal.generate",
                  "internal.health",
                  "internal.schedule",
                  "internal.copies",
                  "explain",
                  "internal.explain")),
          Map.entry(
              "cli",
              Set.of(
                  "",
                  "price",
                  "model",
                  "cost",
                  "find",
                  "avoid",
                  "choose",
                  "explain",
                  "store",
                  "testing",
                  "internal.base",
                  "internal.json")));

  /** What the service may use in addition to the values of its package. */
  static final Set<String> SERVICE_MAY_USE =
      Set.of(
          "explain",
          "internal.engine",
          "internal.client",
          "internal.schedule",
          "internal.source",
          "internal.log");

  private Walls() {}
}
