package dev.qingfeng.pledge.bulkscan;

import dev.qingfeng.platform.confidential.FileContent;
import java.util.List;

/** @param indexes of the pages in the file, from 0, in the order of the form */
record PagesToDraw(FileContent file, List<Integer> indexes) {}
