package io.github.energyjunit.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.energyjunit.report.XmlText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JunitXmlDocumentTests {

    @TempDir
    Path directory;

    @Test
    void each_test_is_a_case_and_the_module_too() throws Exception {
        String text = Example.text(new JunitXmlDocument(), Example.everything(directory));

        Golden.check("junit-energy.xml", text);
        Element suite = parse(text);
        NodeList cases = suite.getElementsByTagName("testcase");
        assertThat(suite.getTagName()).isEqualTo("testsuite");
        assertThat(suite.getAttribute("tests"))
                .isEqualTo(String.valueOf(cases.getLength()))
                .isEqualTo("6");
        assertThat(suite.getAttribute("failures"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("failure").getLength()))
                .isEqualTo("2");
        assertThat(suite.getAttribute("skipped"))
                .isEqualTo(String.valueOf(suite.getElementsByTagName("skipped").getLength()))
                .isEqualTo("1");
        for (int i = 0; i < cases.getLength(); i++) {
            Element testCase = (Element) cases.item(i);
            assertThat(testCase.getAttribute("classname")).isNotBlank();
            assertThat(testCase.getAttribute("name")).isNotBlank();
            assertThat(testCase.getAttribute("time")).matches("\\d+\\.\\d+");
        }
    }

    @Test
    void a_hostile_name_comes_back_readable() throws Exception {
        Element suite = parse(Example.text(new JunitXmlDocument(), Example.everything(directory)));

        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .startsWith(
                        "evil(\"</script><!--<b>`&|,;:*_[x](y)'$(id)`\\u2028\\u202e\ud83d\ude00\\u000d\\u000a::error::pwned")
                .contains("]]>");
        assertThat(XmlText.allowed("a\u0000b\ud800c\uffffd\te")).isEqualTo("a\ufffdb\ufffdc\ufffdd\te");
    }

    @Test
    void two_thousand_long_names_stay_far_below_the_30_megabytes_that_gitlab_takes() throws IOException {
        String text = Example.text(new JunitXmlDocument(), Example.many(directory, 2_000));

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(6 * 1024 * 1024);
    }

    private static Element parse(String text) throws IOException, SAXException, ParserConfigurationException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
