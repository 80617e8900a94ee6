/** What sites ask of programs like this one (RFC 9309). */
@NullMarked
package dev.bunting.robots;

import org.jspecify.annotations.NullMarked;
