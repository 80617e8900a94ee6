package dev.bunting.futures;

import java.io.Serializable;

/** A runnable that may travel to another process; so must what it captures. */
@FunctionalInterface
public interface SerializableRunnable extends Runnable, Serializable {}
