/** What URIs say that {@link java.net.URI} does not tell. */
@NullMarked
package dev.bunting.uri;

import org.jspecify.annotations.NullMarked;
