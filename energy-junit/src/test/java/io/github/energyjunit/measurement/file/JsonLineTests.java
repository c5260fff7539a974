package io.github.energyjunit.measurement.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\\",
                "a\nb\r\tc",
                "\u0000\u001f",
                "</script>",
                "\u2028\u2029",
                "é€😀",
                "'`$%",
                "{}[]:,"
            })
    void keeps_every_text(String text) throws Exception {
        String line =
                new JsonLine().field("a", text).beginArray("b").element(text).toString();

        assertThat(line).doesNotContain("\n", "\r", "\u2028");
        assertThat(parse(line).get("a").asText()).isEqualTo(text);
        assertThat(parse(line).at("/b/0").asText()).isEqualTo(text);
    }

    @Test
    void keeps_half_a_surrogate_pair_readable() throws Exception {
        String line = new JsonLine().field("a", "x\ud800y\udc00").toString();

        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        assertThat(JSON.readTree(utf8).get("a").asText()).isEqualTo("x\ud800y\udc00");
    }

    @Test
    void nests_and_ends_what_is_open() throws Exception {
        String line = new JsonLine()
                .field("s", (String) null)
                .field("l", Long.MAX_VALUE)
                .field("b", true)
                .field("d", 1e-7)
                .field("n", (Double) null)
                .reading("r", -1)
                .reading("z", 0)
                .beginObject("o")
                .end()
                .beginArray("a")
                .beginElement()
                .field("x", "y")
                .end()
                .beginElement()
                .field("x", "z")
                .toString();

        assertThat(parse(line)).isEqualTo(JSON.readTree("""
                        {"s":null,"l":9223372036854775807,"b":true,"d":1.0E-7,"n":null,"r":null,"z":0,"o":{},
                         "a":[{"x":"y"},{"x":"z"}]}"""));
    }

    private static JsonNode parse(String line) throws JsonProcessingException {
        return JSON.readTree(line);
    }
}
