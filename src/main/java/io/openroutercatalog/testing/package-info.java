/**
 * Tools for the tests of applications that use the catalogue: {@link
 * io.openroutercatalog.testing.FakeOpenRouter} is a server on the loopback interface, so that no
 * test needs a network.
 */
@NullMarked
package io.openroutercatalog.testing;

import org.jspecify.annotations.NullMarked;
