package dev.qingfeng.inspection.ballot;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The key-holders of meetings that the caller has been let to. */
@ApplicationScoped
public class KeyHoldersRepository implements PanacheRepositoryBase<KeyHolders, UUID> {}
