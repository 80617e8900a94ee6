package dev.bunting.schedule;

import dev.bunting.Download;

/** A download on its way, with the number of its row. */
public record Task(long index, Download download) {}
