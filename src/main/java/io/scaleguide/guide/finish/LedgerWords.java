package io.scaleguide.guide.finish;

import io.scaleguide.guide.ledger.LedgerEntry;
import io.scaleguide.guide.ledger.LedgerEntry.AnnotationSet;
import io.scaleguide.guide.ledger.LedgerEntry.ObjectChanged;
import io.scaleguide.guide.ledger.LedgerEntry.ReleaseChanged;

/** Ledger entries in words. */
public final class LedgerWords {
    private LedgerWords() {}

    /**
     * Puts an entry in words.
     *
     * @param entry the entry
     * @return one line
     */
    public static String of(LedgerEntry entry) {
        if (entry instanceof ObjectChanged object) {
            String where = object.namespace().isEmpty() ? "" : object.namespace() + "/";
            return object.kind() + " " + where + object.name() + (object.existed() ? " changed" : " created");
        }
        if (entry instanceof AnnotationSet annotation) {
            return "Deployment " + annotation.namespace() + "/" + annotation.name() + " annotated: " + annotation.key();
        }
        ReleaseChanged release = (ReleaseChanged) entry;
        return "Helm release " + release.namespace() + "/" + release.name()
                + (release.before().isPresent() ? " upgraded" : " installed");
    }
}
