package io.loadline.gateway.command;

/** The version of this program. */
final class Build {
    private Build() {}

    static String version() {
        final String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
