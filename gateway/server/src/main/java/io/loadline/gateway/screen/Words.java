package io.loadline.gateway.screen;

import java.time.Instant;

/** Codes of the output schema in the words of the field. */
final class Words {
    private static final String[] STATES = {"ok", "WARN", "THROTTLE", "REDUCE", "BLOCKED", "KILLED"};
    private static final Style[] STATE_STYLES = {Style.GOOD, Style.WARN, Style.WARN, Style.WARN, Style.BAD, Style.ALARM
    };
    private static final String[] KILLS = {
        "BOOT", "RECOVER", "ARMED", "TRIPPED", "CANCEL", "LATCHED", "RESET?", "PROBATION"
    };
    private static final String[] SEVERITIES = {"cleared", "WARN", "REDUCE", "BLOCK", "KILL"};
    private static final Style[] SEVERITY_STYLES = {Style.GOOD, Style.WARN, Style.WARN, Style.BAD, Style.ALARM};
    private static final String QUALITY = "SX1HNFAM";
    private static final String[] MODES = {"LIVE", "RECOVERING", "REPLAY"};
    private static final String[] SMILE_STATES = {"none", "good", "degraded", "stale"};
    private static final String[] FORWARD_SOURCES = {"none", "future", "parity", "carry"};
    private static final String[] SMILE_REASONS = {
        "not tried", "fitted", "repaired", "too few quotes", "no forward", "no fit"
    };
    private static final String[] FIT_OUTCOMES = {
        "not tried", "converged", "no maximum", "refused", "too few returns", "too late", "not usable"
    };
    private static final String[] EQUATIONS = {"none", "garch", "egarch"};
    private static final String[] ERRORS = {"normal", "student", "skewed-t", "hansen-skewed-t"};
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int TRIPPED = 3;

    private Words() {}

    private static String of(final String[] words, final int code) {
        return code >= 0 && code < words.length ? words[code] : "?" + code;
    }

    private static Style of(final Style[] styles, final int code) {
        return code >= 0 && code < styles.length ? styles[code] : Style.ALARM;
    }

    static String mode(final int code) {
        return of(MODES, code);
    }

    /** The kill machine's word where it has tripped, else the ladder's. */
    static String state(final int effectiveState, final int killState) {
        return killState >= TRIPPED ? of(KILLS, killState) : of(STATES, effectiveState);
    }

    /** True from the trip until a second person has released the latch. */
    static boolean isKilled(final int killState) {
        return killState >= TRIPPED && killState < KILLS.length - 1;
    }

    static Style stateStyle(final int effectiveState, final int killState) {
        return isKilled(killState) ? Style.ALARM : of(STATE_STYLES, effectiveState);
    }

    static String kill(final int code) {
        return of(KILLS, code);
    }

    static String severity(final int code) {
        return of(SEVERITIES, code);
    }

    static Style severityStyle(final int code) {
        return of(SEVERITY_STYLES, code);
    }

    static String smileState(final int code) {
        return of(SMILE_STATES, code);
    }

    static String forwardSource(final int code) {
        return of(FORWARD_SOURCES, code);
    }

    static String smileReason(final int code) {
        return of(SMILE_REASONS, code);
    }

    static String fitOutcome(final int code) {
        return of(FIT_OUTCOMES, code);
    }

    /** Gamma tells GJR from GARCH. */
    static String equation(final int code, final double gamma) {
        return code == 1 && gamma != 0 ? "gjr" : of(EQUATIONS, code);
    }

    static String errors(final int code) {
        return of(ERRORS, code);
    }

    /** UTC, as in the model files. */
    static String time(final long epochNs) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, SECOND_NS), Math.floorMod(epochNs, SECOND_NS))
                .toString();
    }

    /** A letter a bit: stale, crossed, one-sided, halted, no price, currency, aged, model. */
    static String quality(final int bits) {
        if (bits < 0) {
            return "-";
        }
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < QUALITY.length(); i++) {
            if ((bits & (1 << i)) != 0) {
                text.append(QUALITY.charAt(i));
            }
        }
        return text.toString();
    }

    static String control(final int number) {
        return switch (number) {
            case 0 -> "operator";
            case 1 -> "permission";
            case 2 -> "order quantity";
            case 3 -> "order value";
            case 4 -> "price collar";
            case 5 -> "window value";
            case 9 -> "position";
            case 10 -> "exposure";
            case 13 -> "VaR/ES";
            case 16 -> "daily loss";
            case 17 -> "drawdown";
            case 22 -> "data quality";
            case 28 -> "journal, clock";
            default -> "control";
        };
    }
}
