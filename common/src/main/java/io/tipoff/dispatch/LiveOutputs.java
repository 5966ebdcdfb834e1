package io.tipoff.dispatch;

import io.tipoff.run.ScopeDecision;
import io.tipoff.run.TaskDeclaration;
import io.tipoff.run.TaskOutput;
import java.util.Optional;

/**
 * Where outputs are kept that are records of ours: made by a live run, so that no later one can
 * make them again. Those that are to be brought back are earlier outputs.
 */
public interface LiveOutputs extends EarlierOutputs {

  /** Nothing is kept: for work that is never live. */
  LiveOutputs NONE =
      new LiveOutputs() {
        @Override
        public void keep(ScopeDecision.Start start, TaskOutput output) {}

        @Override
        public Optional<TaskOutput> of(TaskDeclaration task, ScopeDecision.Start start) {
          return Optional.empty();
        }
      };

  /**
   * Keeps what a live run came to; blocks.
   *
   * @throws io.tipoff.failure.TipoffException as {@link io.tipoff.archive.Archive#put}
   */
  void keep(ScopeDecision.Start start, TaskOutput output);
}
