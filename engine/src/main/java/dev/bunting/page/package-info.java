/** The page that tells a job's story: what is gathered for it as rows go by, and how it looks. */
@NullMarked
package dev.bunting.page;

import org.jspecify.annotations.NullMarked;
