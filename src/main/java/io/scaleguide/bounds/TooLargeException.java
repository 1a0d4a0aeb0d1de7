package io.scaleguide.bounds;

import java.io.IOException;

/** There is more than a {@link Bound} allows. Its message goes after a name: {@code is larger than 16 MiB}. */
public final class TooLargeException extends IOException {
    /** @param bound the bound that was passed */
    public TooLargeException(Bound bound) {
        super("is larger than " + bound.words());
    }
}
