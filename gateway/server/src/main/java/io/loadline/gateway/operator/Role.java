package io.loadline.gateway.operator;

/** Who a person is, as the log knows it. */
enum Role {
    /** Trades. */
    TRADER(1),
    /** Watches risk: may ask for a reset or a higher limit. */
    RISK(2),
    /** Approves what another person asked for. */
    RISK_OFFICER(3),
    /** Runs the server. */
    OPERATIONS(4);

    private final int code;

    Role(final int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
