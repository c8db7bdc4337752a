import type { PartState } from '../http/readiness.js';

const firstPauseMs = 1000;
const longestPauseMs = 30_000;

/**
 * What this process believes of its engine. After a failure it is left alone for a while (1 s, doubling
 * to 30 s), so that a dead or hanging server costs one reader a moment and not everybody a second each.
 */
export class EngineState {
  /** `starting` until first asked or loaded; `empty` when it holds nothing although there are rows. */
  phase: 'starting' | 'ready' | 'empty' = 'starting';
  reason = '';
  private pausedUntil = 0;
  private pauseMs = firstPauseMs;

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Whether it is worth asking now. */
  usable(): boolean {
    return this.phase === 'ready' && !this.paused();
  }

  paused(): boolean {
    return this.clock() < this.pausedUntil;
  }

  worked(): void {
    this.pausedUntil = 0;
    this.pauseMs = firstPauseMs;
    this.reason = '';
  }

  failed(reason: string): void {
    this.reason = reason;
    this.pausedUntil = this.clock() + this.pauseMs;
    this.pauseMs = Math.min(longestPauseMs, this.pauseMs * 2);
  }

  part(): PartState {
    if (this.paused() || this.phase === 'empty') return 'degraded';
    return this.phase === 'ready' ? 'ready' : 'starting';
  }
}
