package io.github.energyjunit;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

/** Runs a method in two invocations of its class, with the ids that JUnit Jupiter gives these. */
final class ClassTemplateEngine implements TestEngine {
    private final Class<?> type;
    private final String method;

    ClassTemplateEngine(Class<?> type, String method) {
        this.type = type;
        this.method = method;
    }

    @Override
    public String getId() {
        return "class-templates";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "class templates");
        Node template = new Node(id.append("class-template", type.getName()), type.getName(), ClassSource.from(type));
        engine.addChild(template);
        for (int i = 1; i <= 2; i++) {
            UniqueId invocation = template.getUniqueId().append("class-template-invocation", "#" + i);
            Node node = new Node(invocation, "size " + (6 + i), ClassSource.from(type));
            template.addChild(node);
            node.addChild(new Node(
                    invocation.append("method", method + "()"),
                    method + "()",
                    MethodSource.from(type.getName(), method, "")));
        }
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        execute(request.getRootTestDescriptor(), request.getEngineExecutionListener());
    }

    private static void execute(TestDescriptor node, EngineExecutionListener listener) {
        listener.executionStarted(node);
        node.getChildren().forEach(child -> execute(child, listener));
        listener.executionFinished(node, TestExecutionResult.successful());
    }

    private static final class Node extends AbstractTestDescriptor {
        Node(UniqueId id, String name, TestSource source) {
            super(id, name, source);
        }

        @Override
        public Type getType() {
            return getChildren().isEmpty() ? Type.TEST : Type.CONTAINER;
        }
    }
}
