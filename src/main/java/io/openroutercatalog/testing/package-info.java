/**
 * Tools for the tests of applications that use the catalogue: {@link
 * io.openroutercatalog.testing.FakeOpenRouter}, a server on the loopback interface, so that no test
 * needs a network.
 */
package io.openroutercatalog.testing;
