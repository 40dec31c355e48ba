package dev.qingfeng.platform.testing;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.ExpandoMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.Script;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * REST Assured compiles the path of each assertion, such as {@code items[0].id}, as a Groovy script, each time anew, and each
 * compilation looks through all jars. Here the same path is compiled once. Found through the service loader.
 */
public final class CompiledPaths implements QuarkusTestBeforeClassCallback {

    @Override
    public void beforeClass(Class<?> testClass) {
        Once.register();
    }

    /** For the JVM, whatever number of classes asks. */
    private static final class Once {

        static {
            ExpandoMetaClass shells = new ExpandoMetaClass(GroovyShell.class, true, true);
            shells.registerInstanceMethod("evaluate", new Evaluation());
            shells.initialize();
            GroovySystem.getMetaClassRegistry().setMetaClass(GroovyShell.class, shells);
        }

        static void register() {
            // Done by loading this class.
        }
    }

    /**
     * Stands in for {@link GroovyShell#evaluate(String)}, called by Groovy on the shell that it delegates to. Texts in a path, such
     * as the id in {@code items.find { it.id == '…' }}, are variables of the script, so that each need not be compiled.
     */
    static final class Evaluation extends Closure<Object> {

        private static final long serialVersionUID = 1;

        private static final Map<String, Class<? extends Script>> COMPILED = new ConcurrentHashMap<>();

        /** Not behind a dot, where it is the name of a field; and nothing in it that Groovy reads. */
        private static final Pattern TEXT = Pattern.compile("(?<!\\.)'([^'\\\\\n]*)'");

        Evaluation() {
            super(CompiledPaths.class);
        }

        /** Groovy finds it by its name and its parameter. */
        public Object doCall(String path) {
            GroovyShell shell = (GroovyShell) getDelegate();
            Binding variables = shell.getContext();
            String general = TEXT.matcher(path).replaceAll(text -> {
                String name = "text" + variables.getVariables().size();
                variables.setVariable(name, text.group(1));
                return name;
            });
            Class<? extends Script> script = COMPILED.computeIfAbsent(
                    general, any -> shell.parse(general).getClass());
            return InvokerHelper.createScript(script, variables).run();
        }
    }
}
