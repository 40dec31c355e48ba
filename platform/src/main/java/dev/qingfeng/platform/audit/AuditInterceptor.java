package dev.qingfeng.platform.audit;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.hibernate.Interceptor;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/** Sees every change of every entity, so that none can be made without its audit row. */
@PersistenceUnitExtension
@ApplicationScoped
public class AuditInterceptor implements Interceptor, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient AuditTrail trail;

    AuditInterceptor(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        trail.add(AuditTrail.Action.CREATED, entity, id, names, null, state);
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] now, Object @Nullable [] before, String[] names, Type[] types) {
        trail.add(AuditTrail.Action.CHANGED, entity, id, names, stored(before), now);
        return false;
    }

    /** Hibernate hands over a collection as it is now in both states; how it was stored, it remembers itself. */
    private static Object @Nullable [] stored(Object @Nullable [] before) {
        if (before == null) {
            return null;
        }
        Object[] stored = before.clone();
        for (int i = 0; i < stored.length; i++) {
            if (stored[i] instanceof PersistentCollection<?> collection) {
                Serializable snapshot = collection.getStoredSnapshot();
                stored[i] = collection instanceof Set && snapshot instanceof Map<?, ?> set ? set.keySet() : snapshot;
            }
        }
        return stored;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        trail.add(AuditTrail.Action.REMOVED, entity, id, names, state, null);
    }

    @Override
    public void postFlush(Iterator<Object> entities) {
        trail.write();
    }
}
