package dev.bunting;

/**
 * How far a job is at one moment.
 *
 * @param summary of the rows that have ended
 * @param active how many downloads are under way
 * @param bytesReceived all bytes of responses so far: also of downloads that are under way, and of
 *     those that failed
 */
public record Progress(Summary summary, int active, long bytesReceived) {}
