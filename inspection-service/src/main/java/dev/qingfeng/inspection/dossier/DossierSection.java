package dev.qingfeng.inspection.dossier;

/** The parts of a dossier, in their order. */
public enum DossierSection {
    PERSON,
    NOTICE,
    STEPS,
    MEETINGS,
    INTERVIEWS,
    /** What interviewees think of the member, and for what they recommend them 談話推薦. */
    OPINIONS_IN_INTERVIEWS,
    /** How the member was assessed 民主測評 and recommended 民主推薦. */
    BALLOTS,
    TALKS,
    PRELIMINARY_OPINION,
    EVALUATION,
    FINDINGS
}
