package io.github.energyjunit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Runs one method twice, as Spock does: the feature is a test, and so are its iterations, which show only as it runs. */
final class IteratingEngine implements TestEngine {
    private final MethodSource source;

    IteratingEngine(Class<?> type, String method) {
        source = MethodSource.from(type.getName(), method, "");
    }

    @Override
    public String getId() {
        return "iterating";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "iterating");
        engine.addChild(new Node(id.append("feature", "f"), TestDescriptor.Type.CONTAINER_AND_TEST, source));
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        for (TestDescriptor feature : engine.getChildren()) {
            listener.executionStarted(feature);
            for (int i = 0; i < 2; i++) {
                Node iteration = new Node(
                        feature.getUniqueId().append("iteration", String.valueOf(i)), TestDescriptor.Type.TEST, source);
                feature.addChild(iteration);
                listener.dynamicTestRegistered(iteration);
                listener.executionStarted(iteration);
                listener.executionFinished(iteration, TestExecutionResult.successful());
            }
            listener.executionFinished(feature, TestExecutionResult.successful());
        }
        listener.executionFinished(engine, TestExecutionResult.successful());
    }

    private static final class Node extends AbstractTestDescriptor {
        private final Type type;

        Node(UniqueId id, Type type, MethodSource source) {
            super(id, id.toString(), source);
            this.type = type;
        }

        @Override
        public Type getType() {
            return type;
        }
    }
}
