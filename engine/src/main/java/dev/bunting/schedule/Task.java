package dev.bunting.schedule;

import dev.bunting.Download;

/** A download on its way, with the number of its row and the name its file gets. */
public record Task(long index, Download download, String name) {}
