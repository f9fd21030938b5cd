/** When to ask again, and how things are run in the background. Not API. */
package io.openroutercatalog.refresh;
