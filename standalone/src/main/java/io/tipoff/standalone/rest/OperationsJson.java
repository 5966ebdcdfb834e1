package io.tipoff.standalone.rest;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;

/**
 * Slates are written as everywhere: {@code nba/2025-01-15}. What is read is flat and small, and has
 * no field that nobody knows: one who writes {@code dryrun} for {@code dryRun} would act.
 */
@Singleton
final class OperationsJson implements ObjectMapperCustomizer {

  static final int DEEPEST = 8;
  static final int LONGEST = 4_096;

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST)
                .build());
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.registerModule(
        new SimpleModule("slates").addSerializer(Slate.class, new ToStringSerializer()));
  }
}
