package io.loadline.gateway.pipeline;

/** Who knows the digest over all output bytes so far: the output stage. */
@FunctionalInterface
public interface DigestSource {
    /** @return digest of the output up to and including the last event handled; asked on the thread of the output stage */
    long digest();
}
