package org.lbadmin.engine;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;

/**
 * Strict Mustache for configuration files: values go out as they are (no HTML escapes), an unknown name is an error, and
 * so is a value with a control or line-separating character.
 */
public final class Templates {
    private final DefaultMustacheFactory factory = new Strict();

    /** Compiles a template from config-templates/. */
    public Mustache compile(String name) {
        return factory.compile(name);
    }

    public static String render(Mustache template, Object view) {
        StringWriter text = new StringWriter();
        template.execute(text, view);
        return text.toString();
    }

    private static final class Strict extends DefaultMustacheFactory {
        Strict() {
            super("config-templates");
            setObjectHandler(new ReflectionObjectHandler() {
                @Override
                public Wrapper find(String name, List<Object> scopes) {
                    Wrapper wrapper = super.find(name, scopes);
                    if (wrapper instanceof MissingWrapper) {
                        throw new MustacheException("Unknown name " + name);
                    }
                    return wrapper;
                }
            });
        }

        @Override
        public void encode(String value, Writer writer) {
            if (value.codePoints().anyMatch(Strict::breaksLines)) {
                throw new MustacheException("A value with a control character must not reach a configuration file");
            }
            try {
                writer.write(value);
            } catch (IOException e) {
                throw new MustacheException(e);
            }
        }

        private static boolean breaksLines(int codePoint) {
            return Character.isISOControl(codePoint) || codePoint == 0x2028 || codePoint == 0x2029;
        }
    }
}
