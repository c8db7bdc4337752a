import { FileSpill, type Storage } from '@aism/search';

/** Where a matcher keeps its rows; survives the way to another thread. */
export interface MatchStorage {
  /** A folder on a disk for what only explanations read; empty for memory. */
  readonly folder: string;
  /** Who names candidates: where another source does, no row need be in memory. */
  readonly candidates: 'here' | 'elsewhere';
}

export const inMemory: MatchStorage = { folder: '', candidates: 'here' };

/** The storage of one engine; its spill is the caller's to close. */
export function storageIn({ folder, candidates }: MatchStorage): Storage {
  return folder ? { spill: new FileSpill(folder), candidates } : {};
}
