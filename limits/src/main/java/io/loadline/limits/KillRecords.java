package io.loadline.limits;

import io.loadline.codec.input.OperatorCommandDecoder;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Why each node was killed, by whom, and what it was worth at that sequence: the evidence that a reset is asked on. */
final class KillRecords {
    private static final int REASON = 48;
    private static final byte[] LIMIT_REACHED = padded("limit reached");
    private static final byte[] ALERT_IN_PROBATION = padded("alert in probation");

    private final long[] killId;
    private final long[] joinedKillId;
    private final long[] causeSequence;
    private final byte[] control;
    private final byte[] role;
    private final double[] before;
    private final double[] value;
    private final double[] limit;
    private final long[] personFirst;
    private final long[] personSecond;
    private final byte[] reasons;

    KillRecords(final int nodes) {
        killId = new long[nodes];
        joinedKillId = new long[nodes];
        causeSequence = new long[nodes];
        control = new byte[nodes];
        role = new byte[nodes];
        before = new double[nodes];
        value = new double[nodes];
        limit = new double[nodes];
        personFirst = new long[nodes];
        personSecond = new long[nodes];
        reasons = new byte[nodes * REASON];
    }

    private static byte[] padded(final String text) {
        final byte[] bytes = new byte[REASON];
        final byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, 0, ascii.length);
        return bytes;
    }

    long killId(final int node) {
        return killId[node];
    }

    /** @return true if the node was killed, or a kill of it was joined, under this identifier */
    boolean knows(final int node, final long id) {
        return id != 0 && (killId[node] == id || joinedKillId[node] == id);
    }

    /** Names the kill of a node. */
    void open(final int node, final long id, final long sequence) {
        killId[node] = id;
        causeSequence[node] = sequence;
    }

    /** Remembers the identifier of a further trip of a node that is killed already. */
    void join(final int node, final long id, final long sequence) {
        joinedKillId[node] = id;
        causeSequence[node] = sequence;
    }

    /** @return sequence of the latest trip */
    long causeSequence(final int node) {
        return causeSequence[node];
    }

    /** States a limit as the cause. */
    void byRule(
            final int node, final int ruleControl, final double valueBefore, final double valueAt, final double hard) {
        control[node] = (byte) ruleControl;
        role[node] = 0;
        before[node] = valueBefore;
        value[node] = valueAt;
        limit[node] = hard;
        personFirst[node] = 0;
        personSecond[node] = 0;
        System.arraycopy(LIMIT_REACHED, 0, reasons, node * REASON, REASON);
    }

    /** States an alert during probation as the cause. */
    void byProbation(
            final int node, final int ruleControl, final double valueBefore, final double valueAt, final double hard) {
        byRule(node, ruleControl, valueBefore, valueAt, hard);
        System.arraycopy(ALERT_IN_PROBATION, 0, reasons, node * REASON, REASON);
    }

    /** States a person's command as the cause. */
    void byPerson(
            final int node, final int personRole, final Person person, final DirectBuffer command, final int body) {
        control[node] = Control.PERSON;
        before[node] = 0;
        value[node] = 0;
        limit[node] = 0;
        signed(node, personRole, person, command, body);
    }

    /** Puts a person's name, role and reason under the next message of a node, and leaves the cause as it is. */
    void signed(final int node, final int personRole, final Person person, final DirectBuffer command, final int body) {
        role[node] = (byte) personRole;
        personFirst[node] = person.givenFirst();
        personSecond[node] = person.givenSecond();
        command.getBytes(body + OperatorCommandDecoder.reasonEncodingOffset(), reasons, node * REASON, REASON);
    }

    int control(final int node) {
        return control[node];
    }

    int role(final int node) {
        return role[node] & 0xFF;
    }

    double before(final int node) {
        return before[node];
    }

    double value(final int node) {
        return value[node];
    }

    double limit(final int node) {
        return limit[node];
    }

    long personFirst(final int node) {
        return personFirst[node];
    }

    long personSecond(final int node) {
        return personSecond[node];
    }

    void reasonTo(final int node, final MutableDirectBuffer buffer, final int offset) {
        buffer.putBytes(offset, reasons, node * REASON, REASON);
    }
}
