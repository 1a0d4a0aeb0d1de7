package io.scaleguide.controlplane;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes certificates that last for a day, of elliptic curve keys: RFC 5280 in DER. */
final class Certificates {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final long DAY = 86_400;

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int OCTETS = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8 = 0x0c;
    private static final int UTC = 0x17;

    private static final String ECDSA_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String ORGANISATION = "2.5.4.10";

    private Certificates() {}

    /** A certificate and its private key. */
    record Identity(X509Certificate certificate, PrivateKey key) {
        /** The certificate, in PEM. */
        String certificatePem() throws GeneralSecurityException {
            return pem("CERTIFICATE", certificate.getEncoded());
        }

        /** The key, in PEM (PKCS 8). */
        String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        /** The public key, in PEM. */
        String publicKeyPem() {
            return pem("PUBLIC KEY", certificate.getPublicKey().getEncoded());
        }
    }

    /** One that signs others, by itself. */
    static Identity authority(String name) throws GeneralSecurityException {
        return make(name, List.of(), Optional.empty(), true);
    }

    /** One for a server of that name on 127.0.0.1, and for a client of that name and those groups. */
    static Identity signed(Identity by, String name, List<String> groups) throws GeneralSecurityException {
        return make(name, groups, Optional.of(by), false);
    }

    private static Identity make(String name, List<String> groups, Optional<Identity> by, boolean authority)
            throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        byte[] subject = name(name, groups);
        byte[] issuer = by.map(
                        each -> each.certificate().getSubjectX500Principal().getEncoded())
                .orElse(subject);
        Instant now = Instant.now();
        byte[] algorithm = der(SEQUENCE, objectId(ECDSA_SHA256));
        byte[] body = der(
                SEQUENCE,
                der(0xa0, der(INTEGER, new byte[] {2})),
                der(INTEGER, new BigInteger(UUID.randomUUID().toString().replace("-", ""), 16).toByteArray()),
                algorithm,
                issuer,
                der(SEQUENCE, time(now.minusSeconds(60)), time(now.plusSeconds(DAY))),
                subject,
                keys.getPublic().getEncoded(),
                der(0xa3, der(SEQUENCE, extensions(name, authority))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(by.map(Identity::key).orElse(keys.getPrivate()));
        signature.update(body);
        byte[] whole = der(SEQUENCE, body, algorithm, bits(signature.sign()));
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        return new Identity(certificate, keys.getPrivate());
    }

    private static byte[] extensions(String name, boolean authority) {
        byte[] yes = new byte[] {0x01, 0x01, (byte) 0xff};
        if (authority) {
            return join(
                    extension("2.5.29.19", Optional.of(yes), der(SEQUENCE, yes)),
                    extension("2.5.29.15", Optional.of(yes), der(BITS, new byte[] {1, (byte) 0x86})));
        }
        byte[] own = name.matches("[a-z0-9.-]+") ? der(0x82, name.getBytes(StandardCharsets.US_ASCII)) : new byte[0];
        byte[] names = join(
                own,
                der(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                der(0x82, "kubernetes".getBytes(StandardCharsets.US_ASCII)),
                der(0x82, "kubernetes.default.svc".getBytes(StandardCharsets.US_ASCII)),
                der(0x87, new byte[] {127, 0, 0, 1}));
        return join(
                extension(
                        "2.5.29.37",
                        Optional.empty(),
                        der(SEQUENCE, objectId("1.3.6.1.5.5.7.3.1"), objectId("1.3.6.1.5.5.7.3.2"))),
                extension("2.5.29.17", Optional.empty(), der(SEQUENCE, names)));
    }

    private static byte[] extension(String id, Optional<byte[]> critical, byte[] value) {
        return der(SEQUENCE, objectId(id), critical.orElse(new byte[0]), der(OCTETS, value));
    }

    private static byte[] name(String common, List<String> organisations) {
        List<byte[]> parts = new ArrayList<>();
        organisations.forEach(each -> parts.add(attribute(ORGANISATION, each)));
        parts.add(attribute(COMMON_NAME, common));
        return der(SEQUENCE, parts.toArray(byte[][]::new));
    }

    private static byte[] attribute(String id, String value) {
        return der(SET, der(SEQUENCE, objectId(id), der(UTF8, value.getBytes(StandardCharsets.UTF_8))));
    }

    private static byte[] time(Instant instant) {
        return der(UTC, UTC_TIME.format(instant).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bits(byte[] bytes) {
        return der(BITS, join(new byte[] {0}, bytes));
    }

    private static byte[] objectId(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int index = 2; index < arcs.length; index++) {
            int arc = Integer.parseInt(arcs[index]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >>> shift > 0) {
                    out.write(arc >>> shift & 0x7f | 0x80);
                }
            }
            out.write(arc & 0x7f);
        }
        return der(OBJECT_ID, out.toByteArray());
    }

    private static byte[] der(int tag, byte[]... parts) {
        byte[] content = join(parts);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + kind + "-----\n";
    }
}
