package io.tipoff.warehouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The pool on which native engines run. */
@ConfigMapping(prefix = "tipoff.native")
public interface NativePoolConfig {

  /** Platform threads, and so native calls at a time. */
  @WithDefault("2")
  int threads();
}
