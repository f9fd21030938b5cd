/** JSON in and out, and what text from outside must look like. Not API. */
package io.openroutercatalog.json;
