package io.tipoff.standalone.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;

/** Slates are written as everywhere: {@code nba/2025-01-15}. */
@Singleton
final class SlateText implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.registerModule(
        new SimpleModule("slates").addSerializer(Slate.class, new ToStringSerializer()));
  }
}
