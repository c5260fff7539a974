package io.github.energyjunit.html;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.energyjunit.profile.CallNode;
import io.github.energyjunit.profile.CallTree;
import io.github.energyjunit.profile.Profiles;
import io.github.energyjunit.profile.Share;
import io.github.energyjunit.profile.TestProfile;
import io.github.energyjunit.units.Joules;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what flame graphs and tables of methods are made from, within what a page can hold. Shares are parts of a million of
 * the test's energy, names are positions in the list {@code frames}.
 */
final class ProfileData {

    /** How many frames all graphs together may show; each shows {@value #FEWEST} at least. */
    private static final int FRAMES = 150_000;

    private static final int FEWEST = 20;
    private static final int MOST = 1_500;

    /** A frame below a thousandth of the test cannot be seen. */
    private static final double SEEN = 0.001;

    private static final int ROWS = 15;
    private static final int ROWS_OF_MODULE = 25;
    private static final int LONGEST = 300;

    /** How many characters the names have that are not the module's: some for the first tests, whose names others share. */
    private static final int NAMES_AT_FIRST = 500_000;

    private static final int NAMES = 3_000_000;

    private final Map<String, Integer> frames = new LinkedHashMap<>();
    private final int most;
    private final int namesOfEach;
    private int room = NAMES_AT_FIRST;

    /** Shares the room among a number of profiled tests. */
    ProfileData(int tests) {
        most = Math.max(FEWEST, Math.min(MOST, FRAMES / Math.max(1, tests)));
        namesOfEach = NAMES / Math.max(1, tests);
    }

    /** Writes the module's profile, and the frames of all; nothing where nothing was sampled. */
    void writeModule(Profiles profiles, JsonGenerator json) throws IOException {
        TestProfile module = profiles.module();
        if (module == null) {
            return;
        }
        room = Integer.MAX_VALUE;
        write("profile", module, MOST, ROWS_OF_MODULE, json);
        json.writeStringField("profiler", profiles.engine());
        json.writeArrayFieldStart("frames");
        for (String frame : frames.keySet()) {
            json.writeString(frame);
        }
        json.writeEndArray();
    }

    /** Writes a test's profile; nothing where there is none. */
    void write(String name, @Nullable TestProfile profile, JsonGenerator json) throws IOException {
        if (profile != null) {
            room += namesOfEach;
            write(name, profile, most, ROWS, json);
        }
    }

    private void write(String name, TestProfile profile, int nodes, int rows, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("n", Math.round(profile.samples()));
        json.writeNumberField("j", profile.energy().microjoules());
        Double allocated = profile.allocatedBytes();
        if (allocated != null) {
            json.writeNumberField("b", Math.round(allocated));
        }
        writeShares("y", profile.methods(), profile, rows, json);
        writeShares("p", profile.packages(), profile, rows, json);
        writeShares("d", profile.dependencies(), profile, rows, json);
        writeShares("v", profile.jvm(), profile, rows, json);
        json.writeFieldName("f");
        Map<CallNode, Double> samples = new HashMap<>();
        count(profile.tree().root(), samples);
        writeCallees(profile.tree().root(), samples, shown(profile, samples, nodes), profile.samples(), json);
        json.writeEndObject();
    }

    private static double count(CallNode node, Map<CallNode, Double> samples) {
        double sum = node.self();
        for (CallNode callee : node.callees()) {
            sum += count(callee, samples);
        }
        samples.put(node, sum);
        return sum;
    }

    /** Picks the widest frames; what calls a frame is never narrower. */
    private static Map<CallNode, Boolean> shown(TestProfile profile, Map<CallNode, Double> samples, int nodes) {
        Map<CallNode, Boolean> shown = new HashMap<>();
        PriorityQueue<CallNode> widest =
                new PriorityQueue<>(Comparator.<CallNode>comparingDouble(node -> samples.getOrDefault(node, 0.0))
                        .reversed());
        widest.add(profile.tree().root());
        while (shown.size() <= nodes && !widest.isEmpty()) {
            CallNode node = widest.remove();
            shown.put(node, true);
            node.callees().stream()
                    .filter(callee -> samples.getOrDefault(callee, 0.0) >= SEEN * profile.samples())
                    .forEach(widest::add);
        }
        return shown;
    }

    private void writeCallees(
            CallNode node, Map<CallNode, Double> samples, Map<CallNode, Boolean> shown, double all, JsonGenerator json)
            throws IOException {
        json.writeStartArray();
        List<CallNode> callees = node.callees().stream()
                .filter(shown::containsKey)
                .sorted(Comparator.comparing(CallNode::frame))
                .toList();
        for (CallNode callee : callees) {
            boolean named = hasRoom(callee.frame());
            json.writeStartArray();
            json.writeNumber(position(named ? callee.frame() : CallTree.MORE));
            json.writeNumber(millionths(samples.getOrDefault(callee, 0.0), all));
            if (named && callee.callees().stream().anyMatch(shown::containsKey)) {
                writeCallees(callee, samples, shown, all, json);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void writeShares(String name, List<Share> shares, TestProfile profile, int rows, JsonGenerator json)
            throws IOException {
        Joules all = profile.energy();
        json.writeArrayFieldStart(name);
        for (Share share : shares.stream().sorted(Share.BY_SELF).limit(rows).toList()) {
            if (!hasRoom(share.name())) {
                continue;
            }
            json.writeStartArray();
            json.writeNumber(position(share.name()));
            json.writeNumber(millionths(share.self(), all));
            json.writeNumber(millionths(share.energy(), all));
            json.writeNumber(millionths(share.error(), all));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private boolean hasRoom(String frame) {
        String name = shown(frame);
        return frames.containsKey(name) || name.length() <= room;
    }

    private int position(String frame) {
        String name = shown(frame);
        Integer known = frames.putIfAbsent(name, frames.size());
        if (known != null) {
            return known;
        }
        room -= name.length();
        return frames.size() - 1;
    }

    private static String shown(String frame) {
        return frame.length() > LONGEST ? frame.substring(0, LONGEST) + "…" : frame;
    }

    private static long millionths(Joules part, Joules all) {
        return millionths(part.microjoules(), all.microjoules());
    }

    private static long millionths(double part, double all) {
        return all > 0 ? Math.round(1e6 * part / all) : 0;
    }
}
