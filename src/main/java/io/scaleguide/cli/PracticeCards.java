package io.scaleguide.cli;

import io.scaleguide.practice.card.FaultCards;
import io.scaleguide.practice.fault.OtherCertificate.TlsDoor;
import io.scaleguide.start.TlsFront;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** The fault cards, with the means to make them. */
final class PracticeCards {
    private PracticeCards() {}

    static FaultCards all() {
        return new FaultCards(PracticeCards::open);
    }

    private static TlsDoor open(Path folder, int target, String name) throws IOException {
        try {
            TlsFront front = TlsFront.start(folder, target, "dns:" + name);
            return new TlsDoor(front.port(), front.certificate(), front);
        } catch (GeneralSecurityException e) {
            throw new IOException("no certificate can be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a certificate was made", e);
        }
    }
}
