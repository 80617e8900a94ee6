package dev.bunting.futures;

import java.io.Serializable;
import java.util.concurrent.Callable;

/** A callable that may travel to another process; so must what it captures. */
@FunctionalInterface
public interface SerializableCallable<T> extends Callable<T>, Serializable {}
