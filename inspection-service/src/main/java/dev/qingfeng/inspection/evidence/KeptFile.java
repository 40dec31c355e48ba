package dev.qingfeng.inspection.evidence;

import dev.qingfeng.platform.confidential.ConfidentialFile;

/** A file of an inspection with what is known of what it holds. */
record KeptFile(EvidenceFile evidence, ConfidentialFile content) {}
