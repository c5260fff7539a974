import java.security.Provider;
import java.security.SecureRandomSpi;
import java.util.SplittableRandom;

/**
 * Gives tests random numbers under wine, whose list of network adapters, by which a JDK without Windows' own generator seeds
 * itself, crashes the JVM. The meter needs none of this: a test holds that it makes no secure random numbers.
 */
public final class InsecureRandom extends Provider {
    private static final long serialVersionUID = 1L;

    public InsecureRandom() {
        super("InsecureRandom", "1", "random numbers for tests under wine");
        put("SecureRandom.InsecureRandom", Spi.class.getName());
        put("SecureRandom.InsecureRandom ThreadSafe", "true");
    }

    public static final class Spi extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;
        private final SplittableRandom random = new SplittableRandom();

        @Override
        protected void engineSetSeed(byte[] seed) {}

        @Override
        protected synchronized void engineNextBytes(byte[] bytes) {
            random.nextBytes(bytes);
        }

        @Override
        protected byte[] engineGenerateSeed(int size) {
            byte[] seed = new byte[size];
            engineNextBytes(seed);
            return seed;
        }
    }
}
