package io.openroutercatalog.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists the configs as a table. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = "Lists the models as a table; prices are USD per million tokens.")
final class ListCommand implements Callable<Integer> {
  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Mixin private ListOptions options = new ListOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    return parent.list(parent.commonOptions(), options, spec);
  }
}
