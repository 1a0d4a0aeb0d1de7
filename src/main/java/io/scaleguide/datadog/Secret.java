package io.scaleguide.datadog;

import java.util.Objects;

/** A key that must not be seen: it prints as dots, and only {@link #reveal()} gives it away. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param value the key; white space around it is dropped
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(value.strip());
    }

    /**
     * Gives the key away. Call it only where the key leaves for Datadog or for a Kubernetes Secret.
     *
     * @return the key
     */
    public String reveal() {
        return value;
    }

    /** @return whether there is nothing in it */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value);
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "(not set)" : "********";
    }
}
