package io.scaleguide.guide.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenKeyTest {
    @Test
    void aKeyPrintsAsItsName() {
        assertThat(HiddenKey.of("API key", "0123456789abcdef0123456789abcdef")).hasToString("API key");
    }

    @Test
    void whatIsShortOrAWordCannotBeLookedFor() {
        assertThat(HiddenKey.of("password", "secret7").searchable()).isFalse();
        assertThat(HiddenKey.of("password", "secret78").searchable()).isTrue();
        assertThat(HiddenKey.of("token", "practice").searchable()).isFalse();
    }

    @Test
    void aPasswordOfWordsIsLookedForAsAWhole() {
        KeySearch search = new KeySearch(List.of(HiddenKey.of("password", "production-cluster")));
        assertThat(search.in("the production cluster, production-west, and my-cluster"))
                .isEmpty();
        assertThat(search.in("password=production-cluster;")).hasSize(1);
    }

    @Test
    void wordsAndDatesInAKeyDoNotGiveItAway() {
        KeySearch search = new KeySearch(List.of(HiddenKey.of("password", "X9-datadog-agent-20261126-k4Tz")));
        assertThat(search.in("datadog-agent of 20261126")).isEmpty();
        assertThat(search.in("1126-k4T")).hasSize(1);
    }

    @Test
    void ofHexadecimalDigitsEveryPieceCountsBeItDigitsAlone() {
        KeySearch search = new KeySearch(List.of(HiddenKey.of("API key", "12345678901234567890abcdefabcdef")));
        assertThat(search.in("x56789012x")).hasSize(1);
        assertThat(search.in("xabcdefabx")).hasSize(1);
        assertThat(search.in("12345678901234567890abcdefabcdef"))
                .singleElement()
                .matches(KeySearch.Found::whole);
    }

    @Test
    void ofAWebTokenOnlyTheSignatureIsSecret() {
        String head = part("{\"alg\":\"RS256\"}") + "." + part("{\"sub\":\"system:serviceaccount:kube-system:me\"}");
        KeySearch search = new KeySearch(List.of(HiddenKey.of("token", head + ".s1Gn4tUr3_0f-Th1s")));
        assertThat(search.in("Authorization: Bearer " + head)).isEmpty();
        assertThat(search.in("...s1Gn4tUr3...")).hasSize(1);
    }

    @Test
    void ofAPrivateKeyWhatIsItsOwnIsFoundAndWhatAllHaveIsNot() throws GeneralSecurityException {
        for (String curve : List.of("secp256r1", "secp384r1")) {
            String one = pem(pair(curve));
            String another = pem(pair(curve));
            KeySearch search = new KeySearch(List.of(HiddenKey.of("client key", one)));
            assertThat(search.in(another)).as(curve).isEmpty();
            assertThat(search.in(one)).as(curve).isNotEmpty();
            String twice = Base64.getEncoder().encodeToString(one.getBytes(StandardCharsets.US_ASCII));
            assertThat(search.in("client-key-data: " + twice)).as(curve).isNotEmpty();
        }
    }

    @Test
    void whatACertificateSaysTooIsNoSecret() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();
        // Any text with the public key in it will do for a certificate here: its bytes are what is compared.
        String open = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        String key = pem(pair);
        assertThat(new KeySearch(List.of(HiddenKey.of("key", key))).in(modulusAs(key, pair)))
                .isNotEmpty();
        KeySearch beside = new KeySearch(List.of(HiddenKey.of("key", key, open)));
        assertThat(beside.in(modulusAs(key, pair))).isEmpty();
        assertThat(beside.in(key)).isNotEmpty();
    }

    /** The lines of a key that hold nothing but its modulus. */
    private static String modulusAs(String key, KeyPair pair) {
        int modulus = pair.getPublic().getEncoded().length - 40;
        return key.lines().skip(2).limit(modulus / 48 - 1).reduce("", (all, line) -> all + line + "\n");
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
