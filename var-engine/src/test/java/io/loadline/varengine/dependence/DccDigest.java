package io.loadline.varengine.dependence;

/** Prints the bits of fits, for a comparison between machines that are told apart by the width of their vectors. */
final class DccDigest {
    private DccDigest() {}

    public static void main(final String[] arguments) {
        System.out.println("digest " + of());
    }

    /** Bits of what two fits gave, folded into one number; 203 times leave lanes empty. */
    static long of() {
        long digest = 0;
        for (final DccVariant variant : DccVariant.values()) {
            final DccFit fit = DccFit.of(DccTest.simulated(variant, 203, 9), variant, false);
            for (final double value : new double[] {
                fit.parameters().a(),
                fit.parameters().b(),
                fit.logLikelihood(),
                fit.errors().a().orElse(0),
                fit.errors().robustB().orElse(0)
            }) {
                digest = 31 * digest + Double.doubleToLongBits(value);
            }
        }
        return digest;
    }
}
