package dev.qingfeng.pledge.coverage;

import static java.util.stream.Collectors.groupingBy;

import dev.qingfeng.pledge.SignerCategory;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many pledges of one category are due, signed and excused. */
public record CategoryCounts(SignerCategory category, Counts pledges) {

    /** Of each category that has pledges. */
    static List<CategoryCounts> of(Collection<SubtreeCounts.Count> counts) {
        return counts.stream()
                .collect(groupingBy(SubtreeCounts.Count::category, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(category -> new CategoryCounts(category.getKey(), Counts.of(category.getValue())))
                .toList();
    }
}
