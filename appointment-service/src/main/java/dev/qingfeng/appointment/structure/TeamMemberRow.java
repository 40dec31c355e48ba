package dev.qingfeng.appointment.structure;

/** Somebody on a leadership team after a plan in the workbook, in words. */
public record TeamMemberRow(
        String unit,
        String post,
        String staffNumber,
        String name,
        String sex,
        int age,
        String education,
        String rank,
        String source,
        int yearsInPost,
        String newcomer) {}
