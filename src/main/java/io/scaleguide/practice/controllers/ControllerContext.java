package io.scaleguide.practice.controllers;

import io.scaleguide.practice.api.Meta;
import io.scaleguide.practice.api.Objects;
import io.scaleguide.practice.api.ResourceType;
import io.scaleguide.practice.control.Events;
import io.scaleguide.practice.time.PracticeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every controller works with.
 *
 * @param objects the cluster's objects
 * @param events where events go
 * @param clock the cluster's time
 * @param random gives the ends of generated names
 */
public record ControllerContext(Objects objects, Events events, PracticeClock clock, RandomGenerator random) {
    /** The letters of generated names: Kubernetes staging/src/k8s.io/apimachinery/pkg/util/rand/rand.go. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    /** @return wall time as it is written into objects */
    String timestamp() {
        return clock.wall().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /**
     * @param timestamp a wall time from an object
     * @return how long ago that was in practice time; zero when it is empty
     */
    Duration since(String timestamp) {
        return timestamp.isEmpty()
                ? Duration.ZERO
                : Duration.between(clock.toPractice(Instant.parse(timestamp)), clock.now());
    }

    /** @return five random letters */
    String suffix() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** @return the number's decimal digits in the letters of generated names */
    static String letters(long number) {
        StringBuilder text = new StringBuilder();
        Long.toString(number).chars().forEach(digit -> text.append(ALPHABET.charAt(digit % ALPHABET.length())));
        return text.toString();
    }

    /** Changes an object where it is stored. */
    void modify(ResourceType type, ObjectNode object, UnaryOperator<ObjectNode> change) {
        objects.modify(type, Meta.namespace(object), Meta.name(object), change);
    }

    /** Writes a status; writing the same again does nothing. */
    void status(ResourceType type, ObjectNode object, ObjectNode status) {
        modify(type, object, stored -> {
            stored.set("status", status);
            return stored;
        });
    }

    /** Deletes an object as a client would: one with finalizers (every pod has one) only begins to end. */
    void delete(ResourceType type, ObjectNode object) {
        if (Meta.finalizers(object).isEmpty()) {
            objects.delete(type, Meta.namespace(object), Meta.name(object));
        } else if (!Meta.deleting(object)) {
            modify(type, object, stored -> {
                Meta.of(stored).put("deletionTimestamp", timestamp());
                return stored;
            });
        }
    }
}
