package io.github.energyjunit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.measured.TestSummary;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.Share;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Writes of {@code report.json} where energy went, as far as stacks were sampled. */
final class JsonProfile {

    private static final MathContext DIGITS = new MathContext(6);

    private JsonProfile() {}

    /** Writes that of the module; nothing where nothing was sampled. */
    static void writeModule(Profiles profiles, JsonGenerator json) throws IOException {
        TestProfile module = profiles.module();
        if (module != null) {
            json.writeObjectFieldStart("profile");
            json.writeStringField("engine", profiles.engine());
            json.writeNumberField("tests", profiles.tests().size());
            json.writeNumberField("joules", module.energy().decimal());
            write(module, json);
            json.writeEndObject();
        }
    }

    /** Writes fields of a test; what it allocated is known without any stack, too. */
    static void write(Profiles profiles, TestSummary test, JsonGenerator json) throws IOException {
        Double allocated = profiles.allocated().get(test);
        if (allocated != null) {
            json.writeNumberField("allocatedBytes", Math.round(allocated));
        }
        TestProfile profile = profiles.of(test).orElse(null);
        if (profile != null) {
            write(profile, json);
        }
    }

    private static void write(TestProfile profile, JsonGenerator json) throws IOException {
        json.writeNumberField("profileSamples", Math.round(profile.samples()));
        write("methods", "method", profile.methods(), json);
        write("packages", "package", profile.packages(), json);
        write("dependencies", "dependency", profile.dependencies(), json);
        if (!profile.jvm().isEmpty()) {
            write("jvmWork", "work", profile.jvm(), json);
        }
    }

    private static void write(String name, String what, List<Share> shares, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (Share share : Profiles.highest(shares)) {
            json.writeStartObject();
            json.writeStringField(what, share.name());
            json.writeNumberField("joules", rounded(share.energy()));
            json.writeNumberField("selfJoules", rounded(share.self()));
            json.writeNumberField("errorJoules", rounded(share.error()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A sampled share is not known to more than a few digits. */
    private static double rounded(Joules energy) {
        return BigDecimal.valueOf(energy.joules()).round(DIGITS).doubleValue();
    }
}
