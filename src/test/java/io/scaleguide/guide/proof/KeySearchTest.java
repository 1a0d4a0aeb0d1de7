package io.scaleguide.guide.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.scaleguide.guide.proof.KeySearch.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KeySearchTest {
    /** With signs that every form writes in its own way, and that make + and / of base64 at each of its three places. */
    private static final String KEY = "q7~Zk+2/w\"9\\~?>x~?>y~?>z4Jd==8Vm";

    private final KeySearch search = new KeySearch(List.of(HiddenKey.of("the key", KEY)));

    static Stream<Arguments> everyForm() {
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        String hex = new BigInteger(1, bytes).toString(16);
        String url = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(
                        Arguments.of(KeyForm.CLEAR, KEY),
                        Arguments.of(KeyForm.HEX, hex),
                        Arguments.of(KeyForm.HEX, hex.toUpperCase(Locale.ROOT)),
                        Arguments.of(KeyForm.URL, url.replace("%7E", "~")),
                        Arguments.of(KeyForm.URL, lowered(url.replace("%7E", "~"))),
                        Arguments.of(KeyForm.URL, each("%%%02X")),
                        Arguments.of(KeyForm.URL, each("%%%02x")),
                        Arguments.of(KeyForm.JSON, KEY.replace("\\", "\\\\").replace("\"", "\\\"")),
                        Arguments.of(
                                KeyForm.JSON,
                                KEY.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/")),
                        Arguments.of(KeyForm.JSON, signs()),
                        Arguments.of(KeyForm.JSON, each("\\u%04x")),
                        Arguments.of(KeyForm.JSON, each("\\u%04X"))),
                IntStream.range(0, 3)
                        .mapToObj(shift -> ("abc".substring(0, shift) + KEY + "xyz").getBytes(StandardCharsets.UTF_8))
                        .flatMap(shifted -> Stream.of(
                                Arguments.of(KeyForm.BASE64, Base64.getEncoder().encodeToString(shifted)),
                                Arguments.of(
                                        KeyForm.BASE64_URL,
                                        Base64.getUrlEncoder().encodeToString(shifted)))));
    }

    private static String each(String format) {
        return KEY.chars()
                .mapToObj(one -> String.format(Locale.ROOT, format, one))
                .collect(Collectors.joining());
    }

    /** As Go's encoder and others write what could be taken for markup. */
    private static String signs() {
        return KEY.chars()
                .mapToObj(one -> Character.isLetterOrDigit(one) || one == '~'
                        ? Character.toString(one)
                        : String.format(Locale.ROOT, "\\u%04x", one))
                .collect(Collectors.joining());
    }

    private static String lowered(String escaped) {
        StringBuilder text = new StringBuilder(escaped);
        for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 1)) {
            text.replace(at, at + 3, text.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void aKeyIsFoundInEveryForm(KeyForm form, String written) {
        List<Found> found = search.in("{\"note\":\"" + written + "\"}\n");
        assertThat(found)
                .as(written)
                .singleElement()
                .matches(Found::whole)
                .extracting(Found::forms, InstanceOfAssertFactories.set(KeyForm.class))
                .contains(form);
        assertThat(found.toString()).doesNotContain(KEY.substring(0, 4));
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void halfAKeyIsFoundInEveryForm(KeyForm form, String written) {
        String half = written.substring(written.length() / 3, written.length() * 5 / 6);
        assertThat(search.in("x" + half + "x"))
                .as(half)
                .singleElement()
                .matches(found -> !found.whole())
                .matches(found -> found.forms().contains(form));
    }

    @Test
    void eightCharactersAreFoundWhereverTheyBeginAndSevenAreNot() {
        for (int at = 0; at + 8 <= KEY.length(); at++) {
            assertThat(search.in("-----" + KEY.substring(at, at + 8) + "-----"))
                    .as("at " + at)
                    .extracting(Found::pieces)
                    .contains(1);
            assertThat(search.in("     " + KEY.substring(at, at + 7) + "     ")).isEmpty();
        }
    }

    @Test
    void nothingIsMissedWhereTheBytesAreReadInParts() throws IOException {
        for (int before = 65_500; before < 65_700; before++) {
            byte[] bytes = ("z".repeat(before) + KEY).getBytes(StandardCharsets.UTF_8);
            assertThat(search.in(new ByteArrayInputStream(bytes)))
                    .as("after " + before)
                    .filteredOn(Found::whole)
                    .isNotEmpty();
        }
        byte[] escaped = ("z".repeat(65_530) + each("\\u%04x") + "z".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(search.in(new ByteArrayInputStream(escaped)))
                .singleElement()
                .isEqualTo(new Found("the key", Set.of(KeyForm.JSON), KEY.length() - 7, KEY.length() - 7));
    }

    @Test
    void anEmptyPlaceHoldsNothing() throws IOException {
        assertThat(search.in("")).isEmpty();
        assertThat(search.in(InputStream.nullInputStream())).isEmpty();
    }

    @Test
    void keysAreToldApart() {
        KeySearch two = new KeySearch(List.of(HiddenKey.of("one", "Ab3dE6gH"), HiddenKey.of("two", "Zy8xW5vU")));
        assertThat(two.in("Ab3dE6gH")).extracting(Found::key).containsExactly("one");
        assertThat(two.in("Zy8xW5vU Ab3dE6gH")).extracting(Found::key).containsExactlyInAnyOrder("two", "one");
    }
}
