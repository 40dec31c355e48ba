package dev.qingfeng.pledge.scan;

import java.util.List;

/** The scans of one pledge, the first one first. */
public record ScansView(List<ScanView> scans) {}
