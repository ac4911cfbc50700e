package io.loadline.gateway.config;

/** A mistake in what the user gave: configuration, model files, or command line. Its message says which field, what was given and expected. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which field, what was given, what was expected
     */
    public ConfigException(final String message) {
        super(message);
    }
}
