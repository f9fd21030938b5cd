/** The command line, which shows the catalogue without a program. Not API. */
package io.openroutercatalog.cli;
