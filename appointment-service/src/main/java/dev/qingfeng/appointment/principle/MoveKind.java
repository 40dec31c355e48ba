package dev.qingfeng.appointment.principle;

import dev.qingfeng.appointment.cadre.Placement;
import java.util.Objects;

/** Kinds of move 調整; each knows which target is one of its own. */
public enum MoveKind {
    /** 提拔: a higher rank, or another post at no lower one. Also that of 職級待遇, where the rank alone rises. */
    PROMOTION {
        @Override
        public boolean leads(Placement from, Placement to) {
            int step = to.rank().compareTo(from.rank());
            return step > 0 || (step == 0 && to.postId() != null && !holdsStill(from, to));
        }
    },
    /** 直接免職: the post is lost, the unit stays. */
    REMOVAL {
        @Override
        public boolean leads(Placement from, Placement to) {
            return from.postId() != null && to.equals(new Placement(from.unitId(), null, from.rank()));
        }
    },
    /** 交流輪崗: another post at the same rank. */
    ROTATION {
        @Override
        public boolean leads(Placement from, Placement to) {
            return to.postId() != null && !holdsStill(from, to) && to.rank() == from.rank();
        }
    },
    /** Stays where they are: on record, so that a reason can be. */
    RETENTION {
        @Override
        public boolean leads(Placement from, Placement to) {
            return to.equals(from);
        }
    },
    /** 妥善安排: another unit, at no lower rank, in one of the ways of P7. */
    RESETTLEMENT {
        @Override
        public boolean leads(Placement from, Placement to) {
            return !to.unitId().equals(from.unitId()) && to.rank().compareTo(from.rank()) >= 0;
        }
    },
    /** 掛職: serves in another unit at the same rank. */
    SECONDMENT {
        @Override
        public boolean leads(Placement from, Placement to) {
            return !to.unitId().equals(from.unitId()) && to.rank() == from.rank();
        }
    };

    /** Whether a move of this kind can lead from the one to the other. */
    public abstract boolean leads(Placement from, Placement to);

    private static boolean holdsStill(Placement from, Placement to) {
        return Objects.equals(from.postId(), to.postId());
    }
}
