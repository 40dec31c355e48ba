package dev.qingfeng.inspection;

import dev.qingfeng.platform.problem.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * The rules behind this service's gates: each by its name in the domain document, and quoted in the words of its
 * source.
 */
public enum Rule {
    THE_CYCLE("The cycle", "堅持把鄉鎮領導班子換屆考察作為換屆的基礎工作"),
    ASSIGNMENT("Assignment", "7個考察組"),
    /** The report is silent on it; the word is that of the regulations. */
    RECUSAL("Recusal", "迴避"),
    TRAINING("Training", "考察前,開展考察組專題培訓"),
    SIGNED_BEFORE_FIELDWORK("Signed before fieldwork", "42名換屆考察組成員等四類人員分別簽署嚴肅換屆紀律承諾書"),
    PUBLIC_PLEDGE("Public pledge", "考察組組長代表考察組在換屆考察測評大會上作公開承諾"),
    NOTICE("Notice", "提前兩天發出書面考察預告,公佈舉報電話和考察組成員名單"),
    ATTENDANCE("Attendance", "在參會範圍上,除上級規定人員以外,延伸到市級及以上“兩代表一委員”,部分鎮級人大代表及規模以上企業負責人,確保各類人員都有代表"),
    THE_TEN_STEPS("The ten steps", "嚴格按照述職述廉、民主測評、徵求意見、民主推薦後備幹部、嚴肅換屆紀律問卷調查、個別座談、實地考察、查閱資料、專項調查、綜合分析等10項程式展開"),
    SECRET_BALLOT("Secret ballots", "在投票形式上,採取單人單桌、獨立填寫、分輪投票方式,確保每個參會人員都能真實表達意願"),
    PRELIMINARY_OPINIONS("Preliminary opinions", "考察後,及時召開考察組碰頭會議,對班子和個人形成初步評價意見"),
    INTERVIEWS("Interviews", "在座談人員上,每個鄉鎮不少於40人,廣泛聽取各層面人員意見"),
    FINDINGS("Findings", "掌握動態,及時發現和處理苗頭性問題"),
    FOUR_SURVEYS("Four surveys", "個別座談了解換屆風氣"),
    FOUR_GRADES("Four grades", "考察結束後……以考察情況為依據,客觀公正地對領導班子及成員形成綜合評價意見,按優秀、較好、一般、較差劃分等次");

    private final String title;
    private final String clause;

    Rule(String title, String clause) {
        this.title = title;
        this.clause = clause;
    }

    /** A condition of this rule that does not hold. */
    public Unmet unmet(String condition, @Nullable String subject) {
        return new Unmet(condition, title, clause, subject);
    }
}
