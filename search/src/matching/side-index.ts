// All profiles of one side: their posting lists, their features and, packed, their original texts.
// A slot is a row number; slots of removed rows are used again once no posting points at them.
import type { Features } from './features.js';
import { Postings } from './postings.js';

interface Row {
  id: string;
  organisationId?: string | null;
  demo?: boolean;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class SideIndex<P extends Row, F extends object> {
  readonly terms = new Postings();
  readonly concepts = new Postings();
  private readonly slots = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly facts: (F | undefined)[] = [];
  private readonly packed: (Uint8Array | undefined)[] = [];
  private readonly directs: (Uint32Array | undefined)[] = [];
  private readonly organisations: (string | null | undefined)[] = [];
  private readonly demos: boolean[] = [];
  private readonly hidden = new Map<number, Features<F>>();
  private freed: number[] = [];

  put(profile: P, features: Features<F>, hidden?: Features<F>): void {
    this.remove(profile.id);
    const slot = this.takeSlot();
    this.slots.set(profile.id, slot);
    this.ids[slot] = profile.id;
    this.facts[slot] = features.facts;
    this.packed[slot] = encoder.encode(JSON.stringify(profile));
    this.directs[slot] = features.direct;
    this.organisations[slot] = profile.organisationId;
    this.demos[slot] = profile.demo === true;
    if (hidden) this.hidden.set(slot, hidden);
    this.terms.put(slot, features.terms, features.length);
    this.concepts.put(slot, features.implied, features.direct.length);
  }

  remove(id: string): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    this.slots.delete(id);
    this.ids[slot] = undefined;
    this.facts[slot] = undefined;
    this.packed[slot] = undefined;
    this.directs[slot] = undefined;
    this.organisations[slot] = undefined;
    this.hidden.delete(slot);
    this.terms.remove(slot);
    this.concepts.remove(slot);
    this.freed.push(slot);
    return true;
  }

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  idAt(slot: number): string | undefined {
    return this.ids[slot];
  }

  organisationAt(slot: number): string | null | undefined {
    return this.organisations[slot];
  }

  isDemo(slot: number): boolean {
    return this.demos[slot] === true;
  }

  factsAt(slot: number): F | undefined {
    return this.facts[slot];
  }

  /** The features of a live slot; with hidden facts where they are asked for and exist. */
  features(slot: number, withHidden: boolean): Features<F> {
    const hidden = withHidden ? this.hidden.get(slot) : undefined;
    if (hidden) return hidden;
    return {
      facts: this.facts[slot]!,
      terms: this.terms.row(slot),
      length: this.terms.length(slot),
      direct: this.directs[slot]!,
      implied: this.concepts.row(slot),
    };
  }

  profile(slot: number): P {
    return JSON.parse(decoder.decode(this.packed[slot])) as P;
  }

  /** All profiles by id, so that a copy does not depend on the order of arrival. */
  profiles(): P[] {
    return [...this.slots.keys()].sort().map((id) => this.profile(this.slots.get(id)!));
  }

  allIds(): string[] {
    return [...this.slots.keys()].sort();
  }

  get size(): number {
    return this.slots.size;
  }

  /** One more than the largest slot. */
  get extent(): number {
    return this.ids.length;
  }

  private takeSlot(): number {
    const at = this.freed.findIndex(
      (slot) => this.terms.isFree(slot) && this.concepts.isFree(slot),
    );
    if (at < 0) return this.ids.length;
    return this.freed.splice(at, 1)[0]!;
  }
}
