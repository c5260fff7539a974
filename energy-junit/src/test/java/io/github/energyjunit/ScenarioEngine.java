package io.github.energyjunit;

import java.util.Set;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Runs tests that no class and no method stands for, as Cucumber's engine does, some of which have one name. */
final class ScenarioEngine implements TestEngine {
    @Override
    public String getId() {
        return "scenarios";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Scenarios");
        EngineNode first =
                new EngineNode(id.append("feature", "classpath:a.feature"), "Eating", TestDescriptor.Type.CONTAINER);
        EngineNode second =
                new EngineNode(id.append("feature", "classpath:b.feature"), "Eating", TestDescriptor.Type.CONTAINER);
        engine.addChild(first);
        engine.addChild(second);
        first.addChild(scenario(first, 3));
        first.addChild(scenario(first, 9));
        second.addChild(scenario(second, 3));
        return engine;
    }

    private static EngineNode scenario(EngineNode feature, int line) {
        return new EngineNode(
                feature.getUniqueId().append("scenario", String.valueOf(line)),
                "Eat five\n  cukes",
                TestDescriptor.Type.TEST);
    }

    @Override
    public void execute(ExecutionRequest request) {
        run(request, request.getRootTestDescriptor());
    }

    private static void run(ExecutionRequest request, TestDescriptor test) {
        request.getEngineExecutionListener().executionStarted(test);
        Set<? extends TestDescriptor> children = test.getChildren();
        children.forEach(child -> run(request, child));
        request.getEngineExecutionListener().executionFinished(test, TestExecutionResult.successful());
    }
}
