/** Time and threads: when to ask again, and how things run in the background. Not API. */
package io.openroutercatalog.internal.schedule;
