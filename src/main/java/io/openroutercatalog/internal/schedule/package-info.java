/** Time and threads: when to ask again, and how work runs in the background. Not API. */
package io.openroutercatalog.internal.schedule;
