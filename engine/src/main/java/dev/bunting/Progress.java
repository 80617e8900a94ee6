package dev.bunting;

/**
 * How far a job is at one moment.
 *
 * @param summary of the rows that have ended
 * @param active how many downloads are under way
 * @param bytesReceived all bytes of responses so far: also of downloads that are under way, and of
 *     those that failed
 * @param bytesResumed the bytes that an earlier run had left of files, and that downloads went on
 *     with so far
 */
public record Progress(Summary summary, int active, long bytesReceived, long bytesResumed) {}
