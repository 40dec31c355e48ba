package dev.qingfeng.inspection.ballotform;

/**
 * Why a definition cannot be used.
 *
 * @param pointer JSON pointer into the definition
 * @param code as errors name it
 */
record FormFault(String pointer, String code) {}
