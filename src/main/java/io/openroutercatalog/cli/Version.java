package io.openroutercatalog.cli;

import picocli.CommandLine.IVersionProvider;

/** The version, as the jar's manifest states it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"openrouter-catalog " + (version == null ? "(not packaged)" : version)};
  }
}
