// All profiles of one side: their posting lists, their features and, packed, their original texts.
// A slot is a row number; slots of removed rows are used again once no posting points at them.
import type { Features } from './features.js';
import type { Latent } from './latent.js';
import { Postings } from './postings.js';
import { SlotMarks, type Owners } from './slot-marks.js';
import { VectorRows } from './vector-rows.js';

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
  readonly vectors = new VectorRows();
  private readonly slots = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly facts: (F | undefined)[] = [];
  private readonly packed: (Uint8Array | undefined)[] = [];
  private readonly directs: (Uint32Array | undefined)[] = [];
  readonly marks = new SlotMarks();
  private readonly hidden = new Map<number, Features<F>>();
  private freed: number[] = [];

  /** @param owners numbers organisations, shared with the other side. */
  constructor(private readonly owners: Owners) {}

  /** @param row.until when the row leaves the other side's lists, in milliseconds; absent for never. */
  put(profile: P, features: Features<F>, row: { hidden?: Features<F>; until?: number } = {}): void {
    const { hidden, until = Infinity } = row;
    this.remove(profile.id);
    const slot = this.takeSlot();
    this.slots.set(profile.id, slot);
    this.ids[slot] = profile.id;
    this.facts[slot] = features.facts;
    this.packed[slot] = encoder.encode(JSON.stringify(profile));
    this.directs[slot] = features.direct;
    const owner = this.owners.numberOf(profile.organisationId);
    this.marks.set(slot, { owner, demo: profile.demo === true, until });
    if (hidden) this.hidden.set(slot, hidden);
    this.vectors.set(slot, features.latent);
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
    this.marks.set(slot, { owner: 0, demo: false, until: -Infinity });
    this.hidden.delete(slot);
    this.vectors.set(slot, null);
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
      latent: this.vectors.get(slot),
    };
  }

  /** Places all rows anew in another latent space. */
  project(latent: Latent): void {
    this.vectors.reset(latent.dimensions);
    for (const slot of this.slots.values()) {
      this.vectors.set(slot, latent.project(this.terms.row(slot)));
      const hidden = this.hidden.get(slot);
      if (hidden) hidden.latent = latent.project(hidden.terms);
    }
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
