package dev.qingfeng.appointment.dossier;

/** Why a line of a dossier has nothing to say. */
public enum MissingReason {
    /** The service that it would come from does not record it yet. */
    NOT_YET_RECORDED,
    /** Nothing of it has been released and told to this service. */
    NOT_ON_RECORD_HERE,
    /** No signature is on record: who has only been asked for one is not told, and looks like who has not been asked. */
    NOT_SIGNED_OR_NOT_ASKED
}
