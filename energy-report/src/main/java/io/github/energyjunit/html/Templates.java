package io.github.energyjunit.html;

import freemarker.cache.ClassTemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Fills in templates of HTML, which escape every value, and reads other texts that lie beside a class. */
public final class Templates {

    private final Class<?> place;
    private final Configuration configuration;

    /** Takes templates and texts from beside {@code place}. */
    public Templates(Class<?> place) {
        this.place = place;
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(new ClassTemplateLoader(place, ""));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setLogTemplateExceptions(false);
    }

    /**
     * Fills in a template.
     *
     * @param name the template, for instance {@code report.ftlh}
     * @param model its values by name; beans are read by their getters, so their classes must be public
     * @throws IOException if it cannot be found, filled in or written
     */
    public void write(String name, Map<String, ?> model, Writer out) throws IOException {
        try {
            configuration.getTemplate(name).process(model, out);
        } catch (TemplateException e) {
            throw new IOException(name + " could not be filled in: " + e.getMessage(), e);
        }
    }

    /** Fills in a template and give the text. */
    public String text(String name, Map<String, ?> model) throws IOException {
        StringWriter text = new StringWriter();
        write(name, model, text);
        return text.toString();
    }

    /** Reads a text, with LF as its line ends: browsers read every line end so, and digests are of what they read. */
    public String read(String name) throws IOException {
        try (InputStream in = place.getResourceAsStream(name)) {
            return new String(
                            Objects.requireNonNull(in, name + " is missing in the plugin's jar")
                                    .readAllBytes(),
                            StandardCharsets.UTF_8)
                    .replace("\r\n", "\n");
        }
    }
}
