package org.lbadmin.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lbadmin.model.InvalidInput;
import org.lbadmin.model.Problem;

/** Every kind of file that is refused, and the sentence it gets. */
class BadFilesTest {
    private static final OpenSsl SSL = OpenSsl.shared();
    private static final byte[] KEY = SSL.bytes("leaf.key");

    private final UploadReader reader = new UploadReader(Clock.systemUTC());

    @ParameterizedTest(name = "{0}")
    @MethodSource({"mistakes", "texts", "contents", "passwords", "keys", "certificates", "sizes", "structures"})
    void isRefused(String name, byte[] file, String sentence, List<String> arguments) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> reader.read(file, "sesam"));

        assertThat(refused).isNotNull();
        Problem problem = refused.problems().get(0);
        assertThat(problem.key()).isEqualTo(sentence);
        assertThat(problem.path()).isEqualTo(sentence.equals("password.wrong") ? "password" : "file");
        assertThat(problem.arguments()).containsAll(arguments);
    }

    static Stream<Arguments> mistakes() {
        SSL.run("x509 -in leaf.crt -outform der -out m.crt");
        SSL.run("pkey -in leaf.key -outform der -out m.key");
        SSL.run("ec -in ec.key -outform der -out m.ec");
        SSL.run("rsa -in leaf.key -traditional -outform der -out m.rsa");
        SSL.run("pkcs8 -topk8 -in leaf.key -outform der -passout pass:sesam -out m.enc");
        SSL.run("crl2pkcs7 -nocrl -certfile leaf.crt -certfile inter.crt -out m.p7");
        SSL.run("crl2pkcs7 -nocrl -certfile leaf.crt -outform der -out m.p7b");
        SSL.run("req -in leaf.csr -outform der -out m.csr");
        SSL.run("pkey -in leaf.key -pubout -out m.pub");
        SSL.run("pkey -in leaf.key -pubout -outform der -out m.pubder");
        return Stream.of(
                bad("DER certificate", SSL.file("m.crt"), "upload.der"),
                bad("DER private key", SSL.file("m.key"), "upload.derKey"),
                bad("DER EC key", SSL.file("m.ec"), "upload.derKey"),
                bad("DER PKCS#1 key", SSL.file("m.rsa"), "upload.derKey"),
                bad("DER encrypted key", SSL.file("m.enc"), "upload.derKey"),
                bad("P7B in PEM", SSL.file("m.p7"), "upload.p7b"),
                bad("P7B in DER", SSL.file("m.p7b"), "upload.p7b"),
                bad("P7B called certificate", bytes(SSL.text("m.p7").replace("PKCS7", "CERTIFICATE")), "upload.p7b"),
                bad("signing request", SSL.file("leaf.csr"), "upload.request"),
                bad("DER signing request", SSL.file("m.csr"), "upload.request"),
                bad("public key", SSL.file("m.pub"), "upload.publicKey"),
                bad("DER public key", SSL.file("m.pubder"), "upload.publicKey"),
                bad("OpenSSH key", bytes(block("OPENSSH PRIVATE KEY", "openssh-key-v1\0none")), "upload.ssh"),
                bad("SSH public key", bytes("ssh-rsa AAAAB3Nza me@host\n"), "upload.ssh"),
                bad("PuTTY key", bytes("PuTTY-User-Key-File-3: ssh-ed25519\n"), "upload.ssh"),
                bad("SSH2 key", bytes("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n"), "upload.ssh"),
                bad("Java keystore", Hex.decode("feedfeed0000000200000001"), "upload.jks"),
                bad("PGP", bytes("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQ==\n"), "upload.pgp"),
                bad("HTML", bytes("\n<!DOCTYPE html>\n<html><body>Not found</body></html>"), "upload.html"),
                bad("Word", Hex.decode("504b030414000600"), "upload.document"),
                bad("old Word", Hex.decode("d0cf11e0a1b11ae1"), "upload.document"),
                bad("PDF", bytes("%PDF-1.7"), "upload.document"),
                bad("image", Hex.decode("89504e470d0a1a0a01"), "upload.nothing"));
    }

    static Stream<Arguments> texts() {
        String certificate = SSL.text("leaf.crt");
        String body = certificate.replaceAll("-----[A-Z ]+-----\\n", "");
        String all = certificate + SSL.text("leaf.key");
        return Stream.of(
                bad("empty", new byte[0], "upload.empty"),
                bad("blank", bytes(" \r\n\t"), "upload.empty"),
                bad("mark alone", Hex.decode("efbbbf"), "upload.empty"),
                bad("text", bytes("Dear colleague, the certificate follows."), "upload.nothing"),
                bad("a zero", bytes("0"), "upload.nothing"),
                bad("no lines around", bytes(body), "upload.noArmour"),
                bad("NUL", bytes(all.replace("M", "M\0")), "upload.nul"),
                bad("UTF-16 without mark", all.getBytes(StandardCharsets.UTF_16LE), "upload.nul"),
                bad("no end", bytes(certificate.replace("-----END", "----END")), "upload.noEnd", "CERTIFICATE"),
                bad("end of another", bytes(all.replaceFirst("END CERT", "END X CERT")), "upload.noEnd"),
                bad("odd label", bytes("-----BEGIN \u00e4\u00f6-----\n"), "upload.label"),
                bad("endless label", bytes("-----BEGIN " + "A".repeat(1000)), "upload.label"),
                bad("no base64", bytes(all.replace("MII", "M*I")), "upload.block", "CERTIFICATE"),
                bad("damaged certificate", bytes(all.replaceFirst("MII", "MIA")), "upload.block", "CERTIFICATE"),
                bad("empty certificate", bytes(block("CERTIFICATE", "") + SSL.text("leaf.key")), "upload.block"),
                bad("garbage key", bytes(certificate + block("PRIVATE KEY", "garbage")), "upload.block", "PRIVATE KEY"),
                bad(
                        "header alone",
                        bytes("-----BEGIN RSA PRIVATE KEY-----DEK-Info: x-----END RSA PRIVATE KEY-----"),
                        "upload.block"));
    }

    static Stream<Arguments> contents() {
        String twoKeys = SSL.text("leaf.crt", "leaf.key", "ec.key");
        return Stream.of(
                bad("no key", SSL.bytes("leaf.crt", "inter.crt"), "upload.noKey", "2"),
                bad("no certificate", KEY, "upload.noCertificate"),
                bad("other key", SSL.bytes("inter.crt", "ec.crt", "other.key"), "upload.otherKey", "CN=ec.example.com"),
                bad("RSA key beside EC", SSL.bytes("ec.crt", "leaf.key"), "upload.otherKey", "CN=ec.example.com"),
                bad("two keys", bytes(twoKeys), "upload.twoKeys"));
    }

    static Stream<Arguments> passwords() {
        SSL.run("rsa -in leaf.key -traditional -aes256 -passout pass:other -out p.old");
        SSL.run("pkcs8 -topk8 -in leaf.key -passout pass:other -out p.new");
        SSL.run("pkcs12 -export -inkey leaf.key -in leaf.crt -passout pass:other -out p.pfx");
        String old = SSL.text("leaf.crt", "p.old");
        return Stream.of(
                bad("wrong, traditional", bytes(old), "password.wrong"),
                bad("wrong, PKCS#8", SSL.bytes("leaf.crt", "p.new"), "password.wrong"),
                bad("wrong, PFX", SSL.file("p.pfx"), "password.wrong"),
                bad("odd cipher", bytes(old.replace("AES-256-CBC", "ROT-13")), "privateKey.cipher", "ROT-13"),
                bad("odd vector", bytes(old.replaceFirst("CBC,..", "CBC,")), "privateKey.parameters"),
                bad("no vector", bytes(old.replaceFirst("CBC,.*", "CBC")), "privateKey.cipher"));
    }

    static Stream<Arguments> keys() throws Exception {
        List<Arguments> all = new ArrayList<>();
        String leaf = SSL.text("leaf.crt");
        SSL.run("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out k1");
        all.add(bad("RSA 1024", bytes(leaf + SSL.text("k1")), "keyKind.short", "1024", "2048"));
        for (String kind : List.of("Ed25519", "Ed448", "X25519")) {
            SSL.run("genpkey -algorithm " + kind + " -out k2");
            all.add(bad(kind, bytes(leaf + SSL.text("k2")), "keyKind.unsupported", kind));
        }
        for (String curve : List.of("secp256k1", "secp224r1", "brainpoolP256r1")) {
            SSL.run("ecparam -name " + curve + " -genkey -out k3");
            all.add(bad(curve, bytes(leaf + SSL.text("k3")), "keyKind.curve", curve));
        }
        SSL.run("ecparam -name prime256v1 -genkey -param_enc explicit -out k4");
        all.add(bad("explicit curve", bytes(leaf + SSL.text("k4")), "keyKind.curve", "explicit"));
        all.add(bad("DSA", bytes(leaf + KeysForTests.dsa()), "keyKind.unsupported", "DSA"));
        all.add(bad("old DSA", bytes(leaf + block("DSA PRIVATE KEY", "0")), "keyKind.unsupported", "DSA"));
        all.add(bad("even exponent", bytes(leaf + KeysForTests.rsa(2048, 4)), "keyKind.exponent"));
        all.add(bad("exponent 1", bytes(leaf + KeysForTests.rsa(2048, 1)), "keyKind.exponent"));
        all.add(bad("negative exponent", bytes(leaf + KeysForTests.rsa(2048, -3)), "privateKey.broken"));
        all.add(bad("huge modulus", bytes(leaf + KeysForTests.rsa(100_000, 65537)), "keyKind.long", "100000"));
        all.add(bad("contradiction", bytes(leaf + KeysForTests.rsa(2048, 65537)), "privateKey.broken"));
        all.add(bad("zero EC key", bytes(leaf + KeysForTests.ec(0)), "privateKey.broken"));
        all.add(bad("negative EC key", bytes(leaf + KeysForTests.ec(-1)), "privateKey.broken"));
        return all.stream();
    }

    static Stream<Arguments> certificates() throws Exception {
        List<Arguments> all = new ArrayList<>();
        for (String digest : List.of("sha1", "md5")) {
            SSL.issue(digest, "/CN=" + digest, OpenSsl.EC, "inter", OpenSsl.SERVER, "-" + digest);
            all.add(bad(digest, SSL.bytes(digest + ".crt", digest + ".key"), "certificate.signature", "CN=" + digest));
        }
        SSL.issue("inter1", "/CN=Old Intermediate", OpenSsl.RSA, "root", OpenSsl.AUTHORITY, "-sha1");
        SSL.issue("below", "/CN=below", OpenSsl.EC, "inter1", OpenSsl.SERVER, "-sha256");
        all.add(bad(
                "SHA-1 intermediate",
                SSL.bytes("below.crt", "below.key", "inter1.crt"),
                "certificate.signature",
                "CN=Old Intermediate"));
        SSL.issue(
                "k1", "/CN=k1", "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1", null, OpenSsl.SERVER, "-sha256");
        all.add(bad("curve of certificate", SSL.bytes("k1.crt", "leaf.key"), "keyKind.curve", "CN=k1"));
        all.add(bad(
                "unreadable key",
                bytes(KeysForTests.certificateWithKey(new byte[] {1, 2, 3}) + SSL.text("leaf.key")),
                "certificate.publicKey",
                "CN=odd"));
        byte[] weird = new RSAPublicKey(BigInteger.valueOf(-5), BigInteger.ZERO).getEncoded();
        all.add(bad(
                "negative modulus",
                bytes(KeysForTests.certificateWithKey(weird) + SSL.text("leaf.key")),
                "certificate.publicKey"));
        return all.stream();
    }

    static Stream<Arguments> sizes() {
        String certificate = SSL.text("leaf.crt");
        String tiny = block("CERTIFICATE", "");
        return Stream.of(
                bad("2 MB", new byte[2_000_000], "upload.large", "2000000", "1048576"),
                bad("1 MB of zeroes", new byte[1_048_576], "upload.binary"),
                bad("101 certificates", bytes(certificate.repeat(101)), "upload.many", "101", "100"),
                bad("ten thousand", bytes(tiny.repeat(10_000)), "upload.many", "10000"),
                bad("ten thousand others", bytes(block("X", "").repeat(10_000)), "upload.manyBlocks", "10000"),
                bad("endless certificate", bytes(pem("CERTIFICATE", new byte[102_401])), "upload.blockLarge", "102401"),
                bad("PFX of 101", KeysForTests.pfxOf(SSL, 101), "upload.many", "101"));
    }

    static Stream<Arguments> structures() throws Exception {
        SSL.run("pkcs8 -topk8 -in leaf.key -iter 600001 -passout pass:x -out s.rounds");
        SSL.run("pkcs12 -export -inkey leaf.key -in leaf.crt -passout pass:sesam -out s.pfx");
        byte[] pfx = SSL.file("s.pfx");
        String crt = SSL.text("leaf.crt");
        List<Arguments> all = new ArrayList<>(List.of(
                bad("rounds", SSL.bytes("leaf.crt", "s.rounds"), "privateKey.effort", "600001", "600000"),
                bad(
                        "scrypt",
                        bytes(SSL.text("leaf.crt") + KeysForTests.scrypt(65536, 16, 1)),
                        "privateKey.effort",
                        "scrypt"),
                bad(
                        "scrypt in parallel",
                        bytes(SSL.text("leaf.crt") + KeysForTests.scrypt(2, 8, 17)),
                        "privateKey.effort"),
                bad("PFX rounds", KeysForTests.withRounds(pfx, "999999999999"), "privateKey.effort", "999999999999"),
                bad("PFX no rounds", KeysForTests.withRounds(pfx, "-1"), "privateKey.effort"),
                bad("PFX cut", Arrays.copyOf(pfx, pfx.length - 1), "upload.truncated"),
                bad("absurd length", Hex.decode("3084ffffffff0201"), "upload.truncated"),
                bad("odd bytes", Hex.decode("3080ffffffff0201"), "upload.binary")));
        for (String nest : List.of("3080", "3180", "2480", "a080", "3084000f0000", "a084000f0000", "2484000f0000")) {
            byte[] one = Hex.decode(nest);
            byte[] deep = new byte[1_000_000];
            for (int at = 0; at < deep.length; at++) {
                deep[at] = one[at % one.length];
            }
            boolean whole = nest.startsWith("30");
            all.add(bad("deep " + nest, deep, whole ? "upload.binary" : "upload.nothing"));
            all.add(bad(
                    "deep certificate " + nest,
                    bytes(pem("CERTIFICATE", Arrays.copyOf(deep, 90_000))),
                    "upload.block"));
            all.add(bad(
                    "deep key " + nest, bytes(crt + pem("PRIVATE KEY", Arrays.copyOf(deep, 90_000))), "upload.block"));
        }
        all.removeIf(a -> ((String) a.get()[0]).matches("deep (31|24|a0).*"));
        return all.stream();
    }

    private static Arguments bad(String name, byte[] file, String sentence, String... arguments) {
        return Arguments.of(name, file, sentence, List.of(arguments));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String block(String label, String content) {
        return pem(label, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String pem(String label, byte[] content) {
        return KeyedCertificate.pem(label, content);
    }
}
