import { SetMetadata } from '@nestjs/common';

export const jobKey = 'aism:job';
export interface JobSpec {
  readonly name: string;
  readonly everySeconds: number;
}

/** A repeated task of the worker; one process at a time runs it (advisory lock by name). */
export const Job = (name: string, everySeconds: number) =>
  SetMetadata(jobKey, { name, everySeconds } satisfies JobSpec);
