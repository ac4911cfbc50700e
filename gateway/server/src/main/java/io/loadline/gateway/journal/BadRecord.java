package io.loadline.gateway.journal;

/**
 * The first record of a journal that fails a check.
 *
 * @param index place among the records read, from 1
 * @param sequence sequence that belongs here: one more than that of the last sound record
 * @param file name of the queue file
 * @param position byte of the file at which the record's document begins
 * @param found what was found
 * @param expected what was expected instead
 */
public record BadRecord(long index, long sequence, String file, long position, String found, String expected) {
    /** @return one line for people */
    public String describe() {
        return "record " + index + " (sequence " + sequence + ") in " + file + " at byte " + position + ": found "
                + found + ", expected " + expected;
    }
}
