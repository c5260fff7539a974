package it;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

@Suite
@SelectClasses(MemberOfSuite.class)
class WholeSuiteTest {}
