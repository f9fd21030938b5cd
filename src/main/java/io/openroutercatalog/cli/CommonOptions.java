package io.openroutercatalog.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands, which may stand before or after the command's name. */
final class CommonOptions {
  @Option(
      names = "--base-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Where to read the list (default: https://openrouter.ai/api/v1).")
  @Nullable URI baseUrl;

  @Option(
      names = "--as-of",
      paramLabel = "INSTANT",
      scope = ScopeType.INHERIT,
      converter = InstantConverter.class,
      description = "The \"now\" of all rules, such as 2026-08-17T12:00:00Z (default: now).")
  @Nullable Instant asOf;

  @Option(
      names = "--no-health",
      scope = ScopeType.INHERIT,
      description = "Do not measure the models' health.")
  boolean noHealth;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A JSON object with settings; docs/settings.md lists them.")
  @Nullable Path settings;

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description =
          "standard, or reference for the rules of the original Python service (default:"
              + " standard).")
  @Nullable String policy;

  @Option(
      names = "--offline",
      scope = ScopeType.INHERIT,
      description = "Do not contact OpenRouter; use the bundled sample of models.")
  boolean offline;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log what it does, on standard error.")
  boolean verbose;

  /** Reads an instant with any offset. */
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        throw new TypeConversionException(
            "'" + text + "' is not an instant such as 2026-08-17T12:00:00Z");
      }
    }
  }
}
