package io.scaleguide.kube;

import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.Key;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What connections to one server offer to agree on keys with: at first X25519 alone (RFC 8446, 4.2.7), which API servers know, written in Go as they are.
 * Java by itself makes a key on the curve P-256 for the same hello, in case the other is not known, and on newer JDKs that takes as long as all else of
 * a handshake. A server that refuses is offered all that Java knows, and is from then on. Used by several threads.
 */
final class KeyOffer {
    private volatile boolean whole;

    /** Puts what is offered now into how a connection is asked for. */
    SSLParameters put(SSLParameters asking) {
        if (!whole) {
            asking.setAlgorithmConstraints(X25519.ALONE);
        }
        return asking;
    }

    /** Whether a connection that begins now offers X25519 alone. */
    boolean alone() {
        return !whole;
    }

    /** From now on all that Java knows is offered: a connection that offered X25519 alone was refused, whatever was said of it. */
    void widen() {
        whole = true;
    }

    /** Leaves signatures, ciphers and certificates to Java, whose own constraints hold besides. */
    private enum X25519 implements AlgorithmConstraints {
        ALONE;

        /** What the names of all other groups of TLS begin with (IANA, TLS Supported Groups). */
        private static final Set<String> OTHERS = Set.of("sec", "ffd", "x44", "bra");

        /** How Java asks about a group. About the curve of a certificate's key it asks too, with all that such a key may be for. */
        private static final Set<CryptoPrimitive> GROUPS = Set.of(CryptoPrimitive.KEY_AGREEMENT);

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, @Nullable AlgorithmParameters parameters) {
            return !primitives.equals(GROUPS) || OTHERS.stream().noneMatch(algorithm::startsWith);
        }

        @Override
        public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
            return true;
        }

        @Override
        public boolean permits(
                Set<CryptoPrimitive> primitives, String algorithm, Key key, @Nullable AlgorithmParameters parameters) {
            return true;
        }
    }
}
