package dev.bunting;

import java.util.Optional;

/**
 * What a job would make of one row.
 *
 * @param index the number of the row, from 1
 * @param url the row's URL as it was given
 * @param name what its file would be called below the destination; empty if it would not be fetched
 * @param complaint why it would not, for people; empty too if it repeats an earlier row
 */
public record PlannedFile(
    long index, String url, Optional<String> name, Optional<String> complaint) {}
