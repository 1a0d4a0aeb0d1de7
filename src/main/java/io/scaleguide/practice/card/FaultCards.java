package io.scaleguide.practice.card;

import io.scaleguide.practice.fault.OtherCertificate.TlsDoors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All fault cards. */
public final class FaultCards {
    private static final int NEAREST = 3;

    private final List<FaultCard> cards = new ArrayList<>();

    /** @param doors opens TLS ports */
    public FaultCards(TlsDoors doors) {
        cards.addAll(ApiCards.all(doors));
        cards.addAll(ObjectCards.all());
        cards.addAll(WorldCards.all());
        cards.addAll(OutsideCards.all());
    }

    /** @return every card, by subject */
    public List<FaultCard> all() {
        return List.copyOf(cards);
    }

    /** @return the card of a name; empty where there is none */
    public Optional<FaultCard> find(String name) {
        return cards.stream().filter(card -> card.name().equals(name)).findFirst();
    }

    /** @return the names that are nearest to a wrong one, nearest first */
    public List<String> nearest(String wrong) {
        return cards.stream()
                .map(FaultCard::name)
                .sorted(Comparator.comparingInt(name -> distance(name, wrong)))
                .limit(NEAREST)
                .toList();
    }

    /** How many letters have to be changed, put in or taken out (Levenshtein); a part of a name is as near as one letter. */
    private static int distance(String name, String typed) {
        if (!typed.isEmpty() && name.contains(typed)) {
            return 1;
        }
        int[] row = new int[name.length() + 1];
        for (int column = 0; column <= name.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= typed.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= name.length(); column++) {
                int replaced = diagonal + (name.charAt(column - 1) == typed.charAt(line - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column - 1], row[column]) + 1);
            }
        }
        return row[name.length()];
    }
}
