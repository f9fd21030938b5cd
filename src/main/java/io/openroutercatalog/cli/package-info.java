/**
 * The command line, for people who want to see the catalogue without writing a program. Not API.
 */
package io.openroutercatalog.cli;
