// What of an engine is in memory. By default all of it.
import type { Spill } from '../storage/spill.js';

export interface Storage {
  /** Where profiles go, which only explanations read. */
  spill?: Spill;
  /**
   * `elsewhere`: another source names the candidates. Then every row goes to the spill and is read when it is scored; no
   * channel is built until a question without another source's candidates comes, and it is given up again some time after.
   */
  candidates?: 'here' | 'elsewhere';
}

/** The part of the storage that rows read for every candidate may use. */
export const spillOfRows = ({ spill, candidates }: Storage): Spill | undefined =>
  candidates === 'elsewhere' ? spill : undefined;
