package dev.qingfeng.appointment.post;

import dev.qingfeng.appointment.unit.UnitKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Settings of posts; the defaults are our reading of the report. */
@ConfigMapping(prefix = "qingfeng.posts")
public interface PostConfig {

    /** Kinds of post that are filled by election where the file of posts says nothing. */
    @WithDefault("HEAD_OF_GOVERNMENT,PARTY_COMMITTEE_MEMBER")
    Set<PostKind> filledByElection();

    /** Kinds of unit that have a congress to elect them; offices that a government sends out (街道, 園) have none. */
    @WithDefault("TOWN")
    Set<UnitKind> electing();
}
