package org.lbadmin.tls;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBEParameter;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.lbadmin.model.InvalidInput;

/**
 * How much work one uploaded file may ask for. Files name their own number of rounds: OpenSSL and Windows write 2000 for
 * each part, Java 10000, Firefox 600000. A million rounds take one to two seconds.
 */
final class Effort {
    /** Rounds until the password is known to be right, that is for the checksum of a PFX or for the key in a PEM. */
    static final long MOST_UNPROVEN = 600_000;

    /** Rounds of all key derivations of one file together. */
    static final long MOST_ROUNDS = 2_000_000;

    /** What scrypt (RFC 7914) may take, as N times r times p: each is 128 octets, and all take as long as its rounds. */
    static final long MOST_SCRYPT = 64 * 1024 * 1024 / 128;

    private static final long MOST_PARALLEL = 16;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_SALT = 1024;

    private long most = MOST_UNPROVEN;
    private long spent;

    /** The password opened the checksum of the file, so the file is what somebody exported with it. */
    void proven() {
        most = MOST_ROUNDS;
    }

    /** Refuses what would take too long; the exceptions of odd parameters are the caller's. */
    void charge(AlgorithmIdentifier cipher) {
        ASN1ObjectIdentifier algorithm = cipher.getAlgorithm();
        if (PKCSObjectIdentifiers.id_PBES2.equals(algorithm)) {
            charge(PBES2Parameters.getInstance(cipher.getParameters()).getKeyDerivationFunc());
        } else if (algorithm.on(PKCSObjectIdentifiers.pkcs_12PbeIds)) {
            PKCS12PBEParams parameters = PKCS12PBEParams.getInstance(cipher.getParameters());
            charge(parameters.getIterations(), parameters.getIV().length);
        } else if (algorithm.on(PKCSObjectIdentifiers.pkcs_5)) {
            PBEParameter parameters = PBEParameter.getInstance(cipher.getParameters());
            charge(parameters.getIterationCount(), parameters.getSalt().length);
        } else {
            throw Guarded.refusal("file", "privateKey.cipher", algorithm.getId());
        }
    }

    void charge(PBMAC1Params mac) {
        AlgorithmIdentifier function = mac.getKeyDerivationFunc();
        charge(KeyDerivationFunc.getInstance(function));
    }

    void charge(BigInteger rounds, int saltLength) {
        if (!affords(rounds)) {
            throw tooMuch(rounds.bitLength() > 63 ? "2^" + rounds.bitLength() : rounds.toString());
        }
        if (saltLength > LONGEST_SALT) {
            throw Guarded.refusal("file", "privateKey.parameters");
        }
        spent += rounds.longValueExact();
    }

    boolean affords(BigInteger rounds) {
        return rounds.signum() > 0 && rounds.compareTo(BigInteger.valueOf(most - spent)) <= 0;
    }

    private void charge(KeyDerivationFunc function) {
        if (PKCSObjectIdentifiers.id_PBKDF2.equals(function.getAlgorithm())) {
            PBKDF2Params parameters = PBKDF2Params.getInstance(function.getParameters());
            charge(parameters.getIterationCount(), parameters.getSalt().length);
            checkLength(parameters.getKeyLength());
        } else if (MiscObjectIdentifiers.id_scrypt.equals(function.getAlgorithm())) {
            charge(ScryptParams.getInstance(function.getParameters()));
        } else {
            throw Guarded.refusal(
                    "file", "privateKey.cipher", function.getAlgorithm().getId());
        }
    }

    private void charge(ScryptParams scrypt) {
        BigInteger size = scrypt.getCostParameter()
                .multiply(scrypt.getBlockSize())
                .multiply(scrypt.getParallelizationParameter());
        if (size.compareTo(BigInteger.valueOf(MOST_SCRYPT)) > 0
                || scrypt.getParallelizationParameter().compareTo(BigInteger.valueOf(MOST_PARALLEL)) > 0) {
            throw tooMuch("scrypt");
        }
        charge(BigInteger.valueOf(Math.max(1, size.longValueExact() * MOST_UNPROVEN / MOST_SCRYPT)), 0);
        checkLength(scrypt.getKeyLength());
        if (scrypt.getSalt().length > LONGEST_SALT) {
            throw Guarded.refusal("file", "privateKey.parameters");
        }
    }

    /** The octets of a derived key are optional in the file, and there is no cipher with a longer key than this. */
    private static void checkLength(@Nullable BigInteger length) {
        if (length != null && (length.signum() <= 0 || length.compareTo(BigInteger.valueOf(LONGEST_KEY)) > 0)) {
            throw Guarded.refusal("file", "privateKey.parameters");
        }
    }

    private InvalidInput tooMuch(String asked) {
        return Guarded.refusal("file", "privateKey.effort", asked, most);
    }
}
