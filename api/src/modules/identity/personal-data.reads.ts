import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { AppError } from '../../platform/errors.js';

/** One module's personal data about a user, as plain JSON. */
export type PersonalDataSource = (userId: string) => Promise<unknown>;

/**
 * Where modules above say what personal data they hold, so that `GET /me/export` is complete without
 * asking upward. Erasure works the same way round: they listen to `user.erased`.
 */
@Injectable()
export class PersonalDataSources {
  private readonly sources = new Map<string, PersonalDataSource>();

  /** Registers a section of the export, e.g. from a module's constructor. */
  add(section: string, source: PersonalDataSource): void {
    if (this.sources.has(section)) throw new Error(`section ${section} is registered twice`);
    this.sources.set(section, source);
  }

  async collect(userId: string): Promise<Record<string, unknown>> {
    const sections: Record<string, unknown> = {};
    for (const [name, source] of this.sources) sections[name] = await source(userId);
    return sections;
  }
}

/** Why an account cannot be erased yet, or null. Asked in the erasure's own transaction. */
export type ErasureGate = (tx: Tx, userId: string) => Promise<AppError | null>;

/** Where modules above say what would be lost for others if somebody's account went now. */
@Injectable()
export class ErasureGates {
  private readonly gates: ErasureGate[] = [];

  add(gate: ErasureGate): void {
    this.gates.push(gate);
  }

  /** @throws AppError of the first that refuses */
  async pass(tx: Tx, userId: string): Promise<void> {
    for (const gate of this.gates) {
      const refusal = await gate(tx, userId);
      if (refusal) throw refusal;
    }
  }
}
