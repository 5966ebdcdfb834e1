package io.tipoff.standalone.exactness;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tipoff.embedded.EnginesResource;

@QuarkusTest
@QuarkusTestResource(EnginesResource.class)
@TestProfile(ScenarioProfile.Dropped.class)
class DroppedEventsIT extends Scenario {}
