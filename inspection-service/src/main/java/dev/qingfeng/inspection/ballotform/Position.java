package dev.qingfeng.inspection.ballotform;

import org.jspecify.annotations.Nullable;

/**
 * One place in a ballot, which holds one code: {@code 00} for none, and else which choice, or where something is selected {@code 01}.
 *
 * @param index from 0, in the order of the form
 * @param candidate whom it is about; null where it is about nobody in particular
 * @param choice which choice of the question is selected here, from 1; null where one is rated, or people are selected
 * @param highest the highest code that it can hold
 */
public record Position(
        int index,
        FormQuestion question,
        @Nullable Candidate candidate,
        @Nullable Integer choice,
        int highest) {}
