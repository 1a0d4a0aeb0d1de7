package io.scaleguide.tui.widget;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what somebody begins to type. Upper and lower case are the same. */
final class Matcher {
    private Matcher() {}

    /**
     * Those that match, the closest first: those that begin with the text, then those that contain it, then those that
     * contain its letters in this order.
     *
     * @param all everything
     * @param words what is compared
     * @param typed the text; all match an empty one
     * @return those that match; equally close ones keep their order
     */
    static <T> List<T> matching(List<T> all, Function<T, String> words, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<List<T>> ranks = Stream.of(0, 1, 2)
                .map(rank -> all.stream()
                        .filter(each -> rank(words.apply(each).toLowerCase(Locale.ROOT), wanted) == rank)
                        .toList())
                .toList();
        return ranks.stream().flatMap(List::stream).toList();
    }

    private static int rank(String words, String wanted) {
        if (words.startsWith(wanted)) {
            return 0;
        }
        if (words.contains(wanted)) {
            return 1;
        }
        return isWithin(words, wanted) ? 2 : 3;
    }

    private static boolean isWithin(String words, String wanted) {
        int at = 0;
        for (int i = 0; i < wanted.length(); i++) {
            at = words.indexOf(wanted.charAt(i), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
