/** Charts as SVG: records in, text out. Colours, fonts and axes are decided here alone. */
@NullMarked
package dev.bunting.chart;

import org.jspecify.annotations.NullMarked;
