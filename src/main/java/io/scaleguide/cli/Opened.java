package io.scaleguide.cli;

/** Something that was opened, and is closed without a failure. */
interface Opened extends AutoCloseable {
    @Override
    void close();
}
