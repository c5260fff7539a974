package io.github.energyjunit;

import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A test or a container of an engine that tests make up; containers may grow while they run. */
final class EngineNode extends AbstractTestDescriptor {
    private final Type type;

    EngineNode(UniqueId id, String name, Type type) {
        super(id, name);
        this.type = type;
    }

    @Override
    public Type getType() {
        return type;
    }

    @Override
    public boolean mayRegisterTests() {
        return type == TestDescriptor.Type.CONTAINER;
    }
}
