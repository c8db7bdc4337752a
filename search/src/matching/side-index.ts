// All profiles of one side: their posting lists, their facts and vectors and, compressed, the profiles themselves.
// A slot is a row number; slots of removed rows are used again once no posting points at them.
import { FactRows, type FactLayout } from './fact-rows.js';
import type { Features } from './features.js';
import type { Latent } from './latent.js';
import { Postings } from './postings.js';
import { ProfileStore } from './profile-store.js';
import { Rows } from './rows.js';
import type { Sections } from './sections.js';
import { SlotMarks, type Owners } from './slot-marks.js';
import { spillOfRows, type Storage } from './storage.js';
import { VectorRows } from './vector-rows.js';

interface Row {
  id: string;
  organisationId?: string | null;
  demo?: boolean;
}

/** Features with hidden facts, where there are some. */
export interface HiddenFeatures<F> {
  features: Features<F>;
  /** Whether hidden facts are prose, so that words and concepts differ too. */
  otherTexts: boolean;
}

export class SideIndex<P extends Row, F extends object> {
  readonly terms: Postings;
  readonly concepts: Postings;
  readonly vectors: VectorRows;
  readonly marks = new SlotMarks();
  private readonly slots = new Map<string, number>();
  private ids: (string | undefined)[] = [];
  private readonly directs: Rows;
  private readonly facts: FactRows<F>;
  private readonly hiddenFacts: FactRows<F>;
  private readonly withHidden = new Set<number>();
  /** Features of the few rows whose hidden facts are prose. */
  private readonly hiddenTexts = new Map<number, Features<F>>();
  private readonly profileStore: ProfileStore<P>;
  private freed: number[] = [];

  /** @param owners numbers organisations, shared with the other side. */
  constructor(
    private readonly owners: Owners,
    layout: FactLayout,
    storage: Storage = {},
  ) {
    const spill = spillOfRows(storage);
    const idle = storage.candidates === 'elsewhere';
    this.facts = new FactRows<F>(layout, spill);
    this.hiddenFacts = new FactRows<F>(layout, spill);
    this.terms = new Postings((width) => Math.sqrt(width + 20), { spill, idle });
    this.concepts = new Postings((_, length) => length + 3, { spill, idle });
    this.vectors = new VectorRows(spill);
    this.directs = new Rows(spill);
    this.profileStore = new ProfileStore<P>(storage.spill);
  }

  /** @param row.until when the row leaves the other side's lists, in milliseconds; absent for never. */
  put(
    profile: P,
    features: Features<F>,
    row: { hidden?: HiddenFeatures<F>; until?: number } = {},
  ): void {
    const { hidden, until = Infinity } = row;
    this.remove(profile.id);
    const slot = this.takeSlot();
    this.slots.set(profile.id, slot);
    this.ids[slot] = profile.id;
    this.facts.set(slot, features.facts);
    this.profileStore.set(slot, profile);
    this.directs.set(slot, features.direct);
    const owner = this.owners.numberOf(profile.organisationId);
    this.marks.set(slot, { owner, demo: profile.demo === true, until });
    if (hidden) this.putHidden(slot, hidden);
    this.vectors.set(slot, features.latent);
    this.terms.put(slot, features.terms, features.length);
    this.concepts.put(slot, features.implied, features.direct.length);
  }

  remove(id: string): boolean {
    const slot = this.slots.get(id);
    if (slot === undefined) return false;
    this.slots.delete(id);
    this.ids[slot] = undefined;
    this.facts.clear(slot);
    this.profileStore.clear(slot);
    this.directs.clear(slot);
    this.marks.set(slot, { owner: 0, demo: false, until: -Infinity });
    this.hiddenFacts.clear(slot);
    this.withHidden.delete(slot);
    this.hiddenTexts.delete(slot);
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
    const hidden = withHidden && this.withHidden.has(slot);
    const texts = hidden ? this.hiddenTexts.get(slot) : undefined;
    const facts = (hidden ? this.hiddenFacts : this.facts).get(slot);
    if (texts) return { ...texts, facts };
    return {
      facts,
      terms: this.terms.row(slot),
      length: this.terms.length(slot),
      direct: this.directs.get(slot),
      implied: this.concepts.row(slot),
      latent: this.vectors.get(slot),
    };
  }

  /** Places all rows anew in another latent space. */
  project(latent: Latent): void {
    this.vectors.reset(latent);
    for (const slot of this.slots.values()) {
      this.vectors.set(slot, latent.project(this.terms.row(slot)));
      const hidden = this.hiddenTexts.get(slot);
      if (hidden) hidden.latent = latent.project(hidden.terms);
    }
  }

  /** Gives up what only this engine's own channels read; they are built again when they are asked. */
  rest(): void {
    this.terms.rest();
    this.concepts.rest();
  }

  profile(slot: number): P {
    return this.profileStore.get(slot);
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

  save(to: Sections): void {
    to.plain(
      'ids',
      Array.from(this.ids, (id) => id ?? ''),
    );
    to.plain('withHidden', [...this.withHidden]);
    to.plain('hiddenTexts', [...this.hiddenTexts.keys()]);
    this.terms.save(to.at('terms'));
    this.concepts.save(to.at('concepts'));
    this.vectors.save(to.at('vectors'));
    this.marks.save(to.at('marks'));
    this.directs.save(to.at('directs'));
    this.facts.save(to.at('facts'));
    this.hiddenFacts.save(to.at('hiddenFacts'));
    this.profileStore.save(to.at('profiles'));
  }

  /**
   * @param centres of the space that the vectors are of
   * @param hiddenOf reads the hidden texts of a profile again: there are few, so they are not kept
   */
  load(
    from: Sections,
    centres: Int8Array,
    hiddenOf: (profile: P) => HiddenFeatures<F> | undefined,
  ): void {
    this.ids = from.plainOf<string[]>('ids').map((id) => id || undefined);
    this.ids.forEach((id, slot) => {
      if (id) this.slots.set(id, slot);
      else this.freed.push(slot);
    });
    this.terms.load(from.at('terms'), this.slots.values());
    this.concepts.load(from.at('concepts'), this.slots.values());
    this.vectors.load(from.at('vectors'), centres);
    this.marks.load(from.at('marks'));
    this.directs.load(from.at('directs'));
    this.facts.load(from.at('facts'));
    this.hiddenFacts.load(from.at('hiddenFacts'));
    this.profileStore.load(from.at('profiles'));
    for (const slot of from.plainOf<number[]>('withHidden')) this.withHidden.add(slot);
    for (const slot of from.plainOf<number[]>('hiddenTexts')) {
      const hidden = hiddenOf(this.profile(slot));
      if (hidden) this.putHidden(slot, hidden);
    }
  }

  private putHidden(slot: number, { features, otherTexts }: HiddenFeatures<F>): void {
    this.withHidden.add(slot);
    this.hiddenFacts.set(slot, features.facts);
    if (otherTexts) this.hiddenTexts.set(slot, features);
  }

  private takeSlot(): number {
    // The longest unused ones are free first.
    const [slot] = this.freed;
    if (slot === undefined || !this.terms.isFree(slot) || !this.concepts.isFree(slot)) {
      return this.ids.length;
    }
    this.freed.shift();
    return slot;
  }
}
