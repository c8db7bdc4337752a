import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { ContentValues } from './scenario-fields.schemas.js';

/** The scenario at a gate, under its row lock. */
export interface GatedScenario {
  readonly id: string;
  readonly organisationId: string;
  readonly procedure: ContentValues['procedure'];
}

/**
 * What a module above asks of a scenario beside its content. It throws an AppError with the fields concerned to refuse, and
 * writes in the caller's transaction what becomes fixed with the opening.
 */
export interface ScenarioGate {
  /** Before it leaves the publisher's hands, so that faults are found where they can be corrected. */
  readonly onSubmission: (tx: Tx, scenario: GatedScenario) => Promise<void>;
  /** As it opens, by hand, by the clock or with a list. */
  readonly onOpening: (tx: Tx, scenario: GatedScenario) => Promise<void>;
}

/** Where modules above register what must hold for publication; scenarios never ask upward. */
@Injectable()
export class ScenarioGates {
  private readonly gates = new Map<string, ScenarioGate>();

  /** Registers a gate once, from a module's constructor. */
  add(name: string, gate: ScenarioGate): void {
    if (this.gates.has(name)) throw new Error(`gate ${name} is registered twice`);
    this.gates.set(name, gate);
  }

  /** @throws AppError of the first gate that refuses */
  async pass(step: keyof ScenarioGate, tx: Tx, scenario: GatedScenario): Promise<void> {
    for (const gate of this.gates.values()) await gate[step](tx, scenario);
  }
}
