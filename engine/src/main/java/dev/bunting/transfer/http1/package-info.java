/** HTTP/1.1 without I/O: bytes in, events out, strict framing by RFC 9112. */
@NullMarked
package dev.bunting.transfer.http1;

import org.jspecify.annotations.NullMarked;
